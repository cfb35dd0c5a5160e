"""The square picture on a certificate: the link by which anybody may check it."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from participants.models import Certificate


def check_address(certificate: Certificate) -> str:
    return settings.PUBLIC_URL + reverse("check:show_checked", args=[certificate.check_token])


def picture(certificate: Certificate) -> SafeString:
    """As SVG within the page; a corner that is torn or stained does not spoil it."""
    code = segno.make_qr(check_address(certificate), error="m")
    return mark_safe(code.svg_inline(omitsize=True, svgclass="qr", lineclass=None))  # noqa: S308
