"""A regional report: asked for, built once by a worker, frozen for good."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.models.job import ENDED
from blkportal.core.refusals import Refusal
from programs.models import TrainingCenter
from regions.models import Province, Regency
from reports.figures import DEFINITIONS_VERSION
from reports.models import RegionalReport
from reports.services.annex import annex_of
from reports.services.asking import check_may_ask
from reports.services.counting import count
from reports.services.frozen_words import center_of, names_of, words_of_today
from reports.services.measuring import measures_of
from reports.services.question import Places, Question, load_places
from reports.services.sealing import checksum_of

Level = RegionalReport.Level
BUILD = "build_report"
LONGEST_PERIOD_YEARS = 30
Report = Callable[[int, int], None]


@transaction.atomic
def request_report(
    *,
    level: str,
    place: str = "",
    period_from: date,
    period_to: date,
    center: str | None = None,
    by: Any,
) -> RegionalReport:
    """Ask once: a second click, or the same question while the first waits, gets the same row."""
    check_may_ask(by, level, place)
    check_period(period_from, period_to)
    check_has_begun(period_from)
    about = {
        "level": level,
        **places_of(level, place, center),
        "period_from": period_from,
        "period_to": period_to,
    }
    unbuilt = RegionalReport.objects.filter(**about, requested_by=by, as_of=None)
    if report := unbuilt.exclude(job__status__in=ENDED).first():
        return report
    key = key_of(about, by, tries=unbuilt.count())  # after one that was stopped: another one
    job = start_job(BUILD, by=by, key=key, params={"level": level, "place": place})
    report, is_new = RegionalReport.objects.get_or_create(
        job=job, defaults={**about, "requested_by": by}
    )
    report.is_new = is_new
    if is_new:
        page = reverse("reports:report_detail", args=[report.pk])
        Job.objects.filter(pk=job.pk).update(page=page)
    return report


def request_again(report: RegionalReport, *, by: Any) -> RegionalReport:
    """The same question asked today. The old answer stays as it is."""
    return request_report(
        level=report.level,
        place=report.place_code,
        period_from=report.period_from,
        period_to=report.period_to,
        center=report.center_id,
        by=by,
    )


def check_period(period_from: date, period_to: date) -> None:
    if period_to < period_from:
        raise Refusal(
            _("The period ends before it begins. Exchange the two dates."), code="period_order"
        )
    if period_to.year - period_from.year > LONGEST_PERIOD_YEARS:
        raise Refusal(
            _("A report covers at most %(years)d years. Choose a shorter period.")
            % {"years": LONGEST_PERIOD_YEARS},
            code="period_too_long",
        )


def check_has_begun(period_from: date) -> None:
    """A report is frozen for good, and of days to come it would keep zeros."""
    if period_from > timezone.localdate():
        raise Refusal(
            _("This period has not begun yet: nothing can be reported. Choose an earlier day."),
            code="period_not_begun",
        )


def places_of(level: str, place: str, center: str | None) -> dict[str, Any]:
    """The columns of the place, from its code; a code that does not exist is refused."""
    columns: dict[str, Any] = {"province_id": None, "regency_id": None, "center_id": center}
    if level == Level.CENTER:
        columns["center_id"] = existing(TrainingCenter, place)
    elif level == Level.PROVINCE:
        columns["province_id"] = existing(Province, place)
    elif level == Level.REGENCY:
        columns["regency_id"] = existing(Regency, place)
        columns["province_id"] = place[:2]
    elif place:
        raise unknown_place(place)
    if center and level != Level.CENTER:
        columns["center_id"] = existing(TrainingCenter, center)
    return columns


def existing(model: Any, code: str) -> str:
    if not model.objects.filter(pk=code).exists():
        raise unknown_place(code)
    return code


def unknown_place(code: str) -> Refusal:
    return Refusal(
        _("There is no place or center with the code “%(code)s”. Choose one from the list.")
        % {"code": code},
        code="unknown_place",
    )


def key_of(about: dict[str, Any], by: Any, tries: int) -> str:
    parts = [str(value or "-") for value in about.values()]
    return ":".join([BUILD, str(by.pk), *parts, f"{timezone.now():%Y%m%d%H%M}", str(tries)])


@transaction.atomic
def build_report(job: Job, *, by: Any, report_progress: Report) -> RegionalReport:
    """Count, freeze and seal, with the rights that ``by`` has now. Built before: left alone."""
    check_may_ask(by, *asked_for(job))
    report = RegionalReport.objects.select_related("regency", "province", "center").get(job=job)
    if report.as_of:
        return report
    report_progress(0, 3)
    freeze(report)
    report_progress(2, 3)
    seal(report)
    return report


def asked_for(job: Job) -> tuple[str, str]:
    """Level and place from the job: after a move the report itself is out of sight."""
    return job.params["level"], job.params["place"]


def freeze(report: RegionalReport, places: Places | None = None) -> None:
    """Fill the report with the numbers of this moment; nothing is written yet."""
    report.as_of = timezone.now()
    report.definitions_version = DEFINITIONS_VERSION
    places = places or load_places()
    question = question_of(report)
    found = count(question, places)
    report.figures, report.regencies = found.figures, found.regencies
    names = names_of(places, list(found.regencies)) | center_of(report)
    measures = measures_of(question, places, found.figures, found.regencies)
    report.breakdowns = {
        **found.breakdowns,
        "names": names,
        "words": words_of_today(),
        "measures": measures,
        "annex": annex_of(question, report.level, places, report.as_of),
    }


def seal(report: RegionalReport) -> None:
    """Write once: the row is taken only while it is still empty."""
    report.checksum = checksum_of(report)
    columns = ("as_of", "definitions_version", "figures", "regencies", "breakdowns", "checksum")
    RegionalReport.objects.filter(pk=report.pk, as_of=None).update(
        **{column: getattr(report, column) for column in columns}
    )
    report.refresh_from_db()


def question_of(report: RegionalReport) -> Question:
    return Question(
        place=report.regency_id or report.province_id or "",
        period_from=report.period_from,
        period_to=report.period_to,
        center=report.center_id,
    )
