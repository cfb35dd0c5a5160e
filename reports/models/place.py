from typing import Any

from django.utils.translation import gettext_lazy as _


class AboutAPlace:
    """What has a ``level`` and the columns ``province``, ``regency`` and ``center``."""

    level: Any
    province: Any
    regency: Any
    center: Any
    province_id: str | None
    regency_id: str | None
    center_id: str | None

    @property
    def place_name(self) -> str:
        place = {"PROVINCE": self.province, "REGENCY": self.regency, "CENTER": self.center}
        return str(place.get(self.level) or _("Indonesia"))

    @property
    def place_code(self) -> str:
        codes = {
            "PROVINCE": self.province_id,
            "REGENCY": self.regency_id,
            "CENTER": self.center_id,
        }
        return codes.get(self.level) or ""
