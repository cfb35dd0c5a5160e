"""Pages that are read without signing in keep the account's frame for who has signed in."""

from django.http import HttpRequest


def layout_for(request: HttpRequest) -> str:
    return "base.html" if request.user.is_authenticated else "base_public.html"
