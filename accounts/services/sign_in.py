"""Coming in and going out. Page, invitation and new password all end in ``finish_sign_in``."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.models import User
from accounts.services.device import known_device, remember_device
from accounts.services.throttle import forget_try, note_try
from blkportal.core.peer import peer_network

BACKEND = "accounts.backends.EmailBackend"


def check_password(request: HttpRequest, email: str, password: str) -> User | None:
    """The person, or None without a hint why not. Raises TooMany before any hash is made."""
    email = email.strip().lower()
    user_id = User.objects.filter(email=email).values_list("pk", flat=True).first()
    noted = note_try(email, peer_network(request), device=known_device(request, user_id))
    user = authenticate(request, username=email, password=password)
    if user is not None:
        forget_try(noted)
    return user


def finish_sign_in(request: HttpRequest, user: User, following: str = "") -> HttpResponse:
    """The one door for everybody whose password, invitation or reset link was right.

    A second factor is asked here, before the session becomes the person's.
    """
    login(request, user, backend=BACKEND)
    response = redirect(safe_address(request, following))
    remember_device(request, response, user.pk)
    return response


def finish_sign_out(request: HttpRequest) -> HttpResponse:
    """Language and known device stay; what the browser kept of the pages goes."""
    logout(request)
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def safe_address(request: HttpRequest, following: str) -> str:
    """``following`` if it is a path on this host, else the home page."""
    is_ours = url_has_allowed_host_and_scheme(
        following, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    is_path = following.startswith("/") and following.isprintable()
    return following if is_ours and is_path else resolve_url("home")
