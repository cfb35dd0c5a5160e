from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = _("Participants")

    def ready(self) -> None:
        import participants.list_jobs  # noqa: F401  registers the kinds of background work
        from participants import listeners, subjects  # noqa: F401
