from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed


class ApiTokenAuthentication(BaseAuthentication):
    """Hands DRF the person whom ``ApiTokenMiddleware`` found, before any scope was taken."""

    def authenticate(self, request: Any) -> tuple[Any, Any] | None:
        inner = request._request
        if getattr(inner, "api_token_refused", False):
            raise AuthenticationFailed(
                _("The token is unknown, expired or revoked. Make a new one on your account page.")
            )
        token = getattr(inner, "api_token", None)
        return (token.user, token) if token else None

    def authenticate_header(self, request: Any) -> str:
        return "Bearer"
