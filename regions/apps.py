from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    name = "regions"
    verbose_name = _("Regions and their agencies")

    def ready(self) -> None:
        from regions import listeners, subjects  # noqa: F401
