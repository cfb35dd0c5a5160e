from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "blkportal.core"
    label = "core"
    verbose_name = _("Traces and background work")

    def ready(self) -> None:
        """Web and commands publish through the same Celery app as the worker."""
        import_module("blkportal.celery")
