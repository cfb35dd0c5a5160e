from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import is_active


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """A key is nobody's business but its owner's."""
        return self.filter(user=user) if is_active(user) else self.none()

    def alive(self) -> Self:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class ApiToken(models.Model):
    """A key to the API: shown once, stored as a hash, expiring."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True)
    first_letters = models.CharField(max_length=12)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    STATUS_TONES = {"active": "good", "expired": "neutral", "revoked": "bad"}

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.first_letters}…"

    @property
    def state(self) -> str:
        if self.revoked_at:
            return "revoked"
        return "active" if self.expires_at > timezone.now() else "expired"

    def get_state_display(self) -> str:
        words = {"active": _("In use"), "expired": _("Expired"), "revoked": _("Revoked")}
        return str(words[self.state])
