"""The newest vacancies as an Atom feed, narrowed by the same words as the page."""

import re
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from placements.models import Vacancy
from placements.vacancy_filters import PublicVacancyFilter

MOST = 50
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class VacancyFeed(Feed):
    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Vacancy]:  # type: ignore[override]
        self.language = get_language()
        return PublicVacancyFilter(request.GET or None, Vacancy.objects.for_everybody()).qs

    def title(self) -> str:
        return _("Vacancies · Portal BLK")

    def subtitle(self) -> str:
        return _("Work that verified firms offer, reviewed by the ministry.")

    def link(self) -> str:
        return reverse("vacancies:list_public")

    def items(self, obj: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
        return obj[:MOST]

    def item_title(self, item: Any) -> str:
        return printable(f"{item.job_title}, {item.employer.name}, {item.work_regency.short_name}")

    def item_description(self, item: Any) -> str:
        """Readers take it for HTML, and a firm has written text."""
        return printable(linebreaks(item.description, autoescape=True))

    def item_link(self, item: Any) -> str:
        return reverse("vacancies:show_public", args=[item.pk])

    def item_pubdate(self, item: Any) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Any) -> datetime:
        return item.published_at

    def item_author_name(self, item: Any) -> str:
        return printable(item.employer.name)


def printable(text: str) -> str:
    """Without the signs that XML knows no way to say."""
    return UNSPEAKABLE.sub(" ", text)
