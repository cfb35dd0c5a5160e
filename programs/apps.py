from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = _("Programs, centers and agreements")

    def ready(self) -> None:
        from programs import listeners, subjects  # noqa: F401
