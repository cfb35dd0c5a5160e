"""What proves the work of four people of the demo's region: a paper, a visit, a firm that has been
asked and has not answered, and one that says no."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from blkportal.core.scope import acting_as, acting_in
from participants.models import Enrollment
from participants.states import Outcome
from placements.models import Placement
from placements.services import (
    add_work_paper,
    answer_firm_question,
    ask_firm,
    note_visit,
    record_placement,
)
from placements.services.firm_question import Witness

FIRMS = ["Bengkel Las Sinar Jaya", "CV Kahayan Teknik", "Toko Elektronik Isen Mulang",
         "UD Tambun Bungai"]  # fmt: skip


def write_evidence(officer: User) -> None:
    unknown = Enrollment.objects.filter(
        regency=officer.scope_key, graduated_on__isnull=False, outcome=Outcome.UNKNOWN
    )
    seats = unknown.select_related("participant").order_by("-graduated_on", "-pk")
    with acting_as(officer):
        works = [_told(seat, firm, officer) for seat, firm in zip(seats[:4], FIRMS, strict=False)]
        paper, visit, waits, denied = works
        add_work_paper(paper, "CONTRACT", _scan(), by=officer)
        note = "Bertemu pemilik; yang bersangkutan sedang mengelas pagar."
        note_visit(visit, on=timezone.localdate(), found="AT_WORK", note=note, by=officer)
        ask_firm(waits, sent_to="0813 5550 2041", by=officer)
        question = ask_firm(denied, sent_to="0813 5550 3317", by=officer)
    who = Witness(participant_id=denied.participant_id, record_id=question.pk, edition=1)
    with acting_in(who.scope):
        answer_firm_question(
            question, answer="NEVER", witness_name="Hendra", witness_title="pemilik", by=who
        )


def _told(seat: Enrollment, firm: str, officer: User) -> Placement:
    started_on = min(seat.graduated_on + timedelta(days=20), timezone.localdate())  # type: ignore[operator]
    return record_placement(
        seat, kind="WORK", employer_name=firm, started_on=started_on, by=officer
    )


def _scan() -> BytesIO:
    drawn = BytesIO()
    sheet = Image.new("RGB", (420, 594), "white")
    ImageDraw.Draw(sheet).text((40, 60), "PERJANJIAN KERJA (contoh)", fill="black")
    sheet.save(drawn, "PNG")
    drawn.seek(0)
    return drawn
