from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.refusals import Refusal


class UploadRefused(Refusal):
    """The file cannot be kept as it is; the sentence says how to make one that can."""

    status = 400
    title = _("This file cannot be taken")

    def __init__(self, text: Any, code: str) -> None:
        super().__init__(text, code=f"file_{code}")
