from typing import Any

from rest_framework.request import Request
from rest_framework.serializers import Serializer


def asked(serializer: type[Serializer], request: Request) -> dict[str, Any]:
    """What was sent, checked; a wrong field is a 400 that names it."""
    sent = serializer(data=request.data)
    sent.is_valid(raise_exception=True)
    return dict(sent.validated_data)
