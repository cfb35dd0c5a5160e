"""The reports of the last quarter on their way up the line: one accepted, one returned, one that
waits. The worker makes those of all other places when it starts."""

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from reports import services
from reports.cadence import Cadence, last_settled
from reports.models import RegionalReport, ReportRun
from reports.services.question import load_places
from reports.services.report_run import Place, build_place

Level = RegionalReport.Level
PROVINCE = "62"
ACCEPTED, WAITING = "62.11", "62.10"


def write_approvals(who: dict[str, User]) -> ReportRun:
    first, _last = last_settled(Cadence.QUARTER, timezone.localdate())
    run = services.start_run(cadence=Cadence.QUARTER, day=first, reason="", by=None)
    places = load_places()
    for place in (
        Place(Level.PROVINCE, PROVINCE),
        Place(Level.REGENCY, ACCEPTED),
        Place(Level.REGENCY, WAITING),
    ):
        build_place(run, place, places)
    regency, province = who["disnaker.pulangpisau"], who["disnaker.kalteng"]
    ministry = who["pengelola.kementerian"]
    of_regency = run.reports.get(regency=ACCEPTED)
    _say("confirm", of_regency, regency, "Sesuai dengan catatan kami per hari ini.")
    _say("endorse", of_regency, province, "")
    _say("accept", of_regency, ministry, "Terima kasih, tepat waktu.")
    of_province = run.reports.get(level=Level.PROVINCE, province=PROVINCE)
    _say("confirm", of_province, province, "")
    _say("return", of_province, ministry, "Dua kabupaten belum mencatat penempatan triwulan ini. "
         "Mohon lengkapi, lalu konfirmasi lagi.")  # fmt: skip
    return run


def _say(verb: str, report: RegionalReport, by: User, comment: str) -> None:
    with acting_as(by):
        getattr(services, f"{verb}_report")(report, comment=comment, by=by)
