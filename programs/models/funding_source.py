from django.db import models
from django.utils.translation import gettext_lazy as _


class FundingSource(models.Model):
    """Whose money: APBN, APBD, the tobacco excise fund and others."""

    code = models.SlugField(_("code"), max_length=20, primary_key=True)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("funding source")
        verbose_name_plural = _("funding sources")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
