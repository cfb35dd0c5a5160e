from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from placements.models.employer import Employer

MOST_SEARCHES = 20


class SavedSearchQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.EMPLOYER: own("employer"),
    }

    def with_news(self) -> Self:
        return self.filter(unseen__gt=0)


class SavedSearch(models.Model):
    """A question that a firm asks again. It keeps the words of the question, and nobody it found.

    ``last_certificate`` and ``last_consent`` are the highest numbers that had been given when
    somebody last looked or was told: whoever bears a higher one is new.
    """

    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="searches", verbose_name=_("employer")
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("saved by")
    )
    place = models.PositiveSmallIntegerField(editable=False)  # 1 to 20: an account has no more
    name = models.CharField(_("name"), max_length=80)
    query = models.JSONField(_("what is searched"))  # {filter: text}, as in the address
    is_mailed = models.BooleanField(_("letter when there are new people"), default=True)
    seen_at = models.DateTimeField(_("last looked at"))
    unseen = models.PositiveIntegerField(_("new people since then"), default=0)
    is_broken = models.BooleanField(_("a filter of it no longer exists"), default=False)
    last_certificate = models.BigIntegerField(default=0, editable=False)
    last_consent = models.BigIntegerField(default=0, editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["saved_by", "place"], name="saved_search_place_once"),
            models.UniqueConstraint(fields=["saved_by", "name"], name="saved_search_name_once"),
            models.CheckConstraint(
                condition=Q(place__range=(1, MOST_SEARCHES)), name="saved_search_at_most_twenty"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_search_has_name"),
            models.CheckConstraint(condition=~Q(query={}), name="saved_search_asks_something"),
        ]

    def __str__(self) -> str:
        return self.name
