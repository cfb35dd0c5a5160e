"""Parts of an address that are neither a number nor a word."""

from django.urls import register_converter


class TokenConverter:
    """22 letters of base64 for addresses: 128 bits."""

    regex = r"[A-Za-z0-9_-]{22}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TokenConverter, "token")
