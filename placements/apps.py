from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacementsConfig(AppConfig):
    name = "placements"
    verbose_name = _("Employers and placements")

    def ready(self) -> None:
        from placements import listeners, offer_recount, subjects  # noqa: F401
