from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.fields import SealedText

IS_ACTIVE = Q(retired_at__isnull=True)


class SigningKey(models.Model):
    """An Ed25519 pair that signs credentials. Its public half is published for good, unless it is
    no longer trusted; the private half is sealed, and opened by ``scope_signer`` alone."""

    kid = models.SlugField(_("name"), max_length=8, unique=True)
    public_key = models.CharField(_("public key"), max_length=43)
    private_key = SealedText(_("private key"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    retired_at = models.DateTimeField(_("retired"), null=True)
    distrusted_at = models.DateTimeField(_("no longer trusted"), null=True)

    class Meta:
        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                ExpressionWrapper(IS_ACTIVE, output_field=BooleanField()),
                condition=IS_ACTIVE,
                name="signing_key_one_active",
            ),
            models.CheckConstraint(
                condition=Q(distrusted_at__isnull=True) | Q(retired_at__isnull=False),
                name="signing_key_distrusted_is_retired",
            ),
        ]

    def __str__(self) -> str:
        return self.kid
