from typing import Any

from django.utils.translation import gettext_lazy as _


class AboutAPlace:
    """What has a ``level`` and the columns ``province``, ``regency`` and ``center``."""

    level: Any
    province: Any
    regency: Any
    center: Any

    @property
    def place_name(self) -> str:
        place = {"PROVINCE": self.province, "REGENCY": self.regency, "CENTER": self.center}
        return str(place.get(self.level) or _("Indonesia"))

    @property
    def place_code(self) -> str:
        place = {"PROVINCE": self.province, "REGENCY": self.regency, "CENTER": self.center}
        return getattr(place.get(self.level), "pk", "")
