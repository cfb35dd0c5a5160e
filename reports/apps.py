from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        import reports.line_jobs  # noqa: F401  registers the kinds of background work
        import reports.tasks  # noqa: F401
        from reports import sum_recount  # noqa: F401
