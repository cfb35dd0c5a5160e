"""Search in the header: what a person may see, in groups, each with its address."""

import re
from typing import Any, NamedTuple

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from participants.models import Participant
from placements.models import Employer, Vacancy
from programs.models import Batch, Program
from regions.models import Regency

MOST = 8
LONGEST = 100
NIK = re.compile(r"[0-9]{16}")
LAST_FOUR = re.compile(r"[0-9]{4}")


class Hit(NamedTuple):
    text: str
    note: Any
    url: str


class Group(NamedTuple):
    icon: str
    title: Any
    hits: list[Hit]
    has_more: bool


def search(user: Any, text: str) -> list[Group]:
    """Groups that found something, at most eight lines each; one query a group."""
    words = text.split()
    if not words or len(text) > LONGEST:
        return []
    groups = [
        people(user, text.strip(), words),
        batches(user, words),
        programs(words),
        employers(user, words),
        vacancies(user, words),
        regions(user, words),
    ]
    return [group for group in groups if group.hits]


def every_word(words: list[str], *columns: str) -> Q:
    """Each word stands in one of the columns."""
    found = Q()
    for word in words:
        found &= Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
    return found


def people(user: Any, text: str, words: list[str]) -> Group:
    """By name, by the last four digits, or by the whole NIK through its fingerprint."""
    rows = Participant.objects.visible_to(user)
    if NIK.fullmatch(text):
        rows = rows.with_nik(text)
    elif LAST_FOUR.fullmatch(text):
        rows = rows.filter(nik_last4=text)
    else:
        rows = rows.filter(every_word(words, "name"))
    found = list(rows.select_related("regency")[: MOST + 1])
    hits = [
        Hit(
            row.name,
            f"{row.regency.short_name} · NIK …{row.nik_last4}",
            address("participants:participant_detail", row.pk),
        )
        for row in found
    ]
    return group("people", _("People"), hits)


def batches(user: Any, words: list[str]) -> Group:
    rows = Batch.objects.visible_to(user).filter(every_word(words, "title", "code"))
    hits = [
        Hit(row.title, row.center.name, address("programs:show_batch", row.pk))
        for row in rows.select_related("center")[: MOST + 1]
    ]
    return group("document", _("Batches"), hits)


def programs(words: list[str]) -> Group:
    """The catalog is public."""
    rows = Program.objects.filter(every_word(words, "title", "code", "vocation__name"))
    hits = [
        Hit(row.title, row.vocation.name, address("programs:show_program", row.pk))
        for row in rows.select_related("vocation")[: MOST + 1]
    ]
    return group("certificate", _("Programs"), hits)


def employers(user: Any, words: list[str]) -> Group:
    rows = Employer.objects.visible_to(user).filter(every_word(words, "name", "registry_number"))
    hits = [
        Hit(row.name, row.sector, address("placements:employer_detail", row.pk))
        for row in rows[: MOST + 1]
    ]
    return group("building", _("Employers"), hits)


def vacancies(user: Any, words: list[str]) -> Group:
    """Published ones; of the own firm, and for the ministry, all."""
    rows = Vacancy.objects.visible_to(user).filter(
        every_word(words, "job_title", "employer__name", "work_regency__name")
    )
    hits = [
        Hit(
            row.job_title,
            f"{row.employer.name} · {row.work_regency.short_name}",
            address("placements:show_vacancy", row.pk),
        )
        for row in rows.as_listed()[: MOST + 1]
    ]
    return group("document", _("Vacancies"), hits)


def regions(user: Any, words: list[str]) -> Group:
    """The places of which the person may ask for a report."""
    rows = Regency.objects.current().filter(every_word(words, "name", "code", "province__name"))
    if user.role == Role.REGENCY_OFFICER:
        rows = rows.filter(pk=user.scope_key)
    elif user.role == Role.PROVINCE_OFFICER:
        rows = rows.in_province(user.scope_key)
    elif not user.is_ministry:
        rows = rows.none()
    hits = [
        Hit(
            f"{row.official_name} · {row.code}",
            row.province.name,
            f"{reverse('reports:request_report')}?place={row.code}",
        )
        for row in rows.select_related("province")[: MOST + 1]
    ]
    return group("map", _("Regions: make a report"), hits)


def group(icon: str, title: Any, hits: list[Hit]) -> Group:
    return Group(icon, title, hits[:MOST], len(hits) > MOST)


def address(name: str, pk: Any) -> str:
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
