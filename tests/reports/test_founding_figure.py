"""7,496 people from 263 regencies and cities, 2017–2020: counted from rows, never typed."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Count

from participants.models import Enrollment, Referral, Stay
from placements.models import ClassPledge
from programs.models import Batch, Quota
from reports.models import ReportApproval
from tests.reports.real_cases import the_real_cases_are_exact

FOUNDING = {"from": "2017-01-01", "to": "2020-12-31", "center": "bbplk-bekasi"}


def report(region="national"):
    out = StringIO()
    options = [f"--{name}={value}" for name, value in FOUNDING.items()]
    call_command("regional_report", f"--region={region}", *options, "--format=json", stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def _demo(db):
    call_command("seed_demo", stdout=StringIO())


@pytest.mark.usefixtures("_demo")
def test_the_demo_holds_the_founding_figure_and_the_real_cases():
    """One test, because laying the demo out takes longer than everything that is asked of it."""
    national = report()
    came_from = [code for code, row in national["regencies"].items() if row["enrolled"]]
    assert national["figures"]["enrolled"] == 7_496
    assert len(came_from) == 263
    assert len(national["regencies"]) == 514
    the_funnel_narrows(national["figures"])
    classes_are_mostly_of_sixteen()
    counters_equal_their_rows()
    nobody_shares_a_bed()
    gunung_mas_2019_is_as_it_was()
    cases_outside_the_founding_period_stay_outside()
    the_real_cases_are_exact()
    a_firm_keeps_one_pledge_and_breaks_another()
    reports_of_a_quarter_are_on_their_way()
    one_enrollment_less_is_one_less_in_the_figure()
    seeding_again_changes_nothing()


def reports_of_a_quarter_are_on_their_way():
    found = dict(ReportApproval.objects.values_list("place", "status"))
    assert found == {"62.": "RETURNED", "62.10": "ASKED", "62.11": "ACCEPTED"}


def the_funnel_narrows(figures):
    assert figures["referred"] > figures["selected"] > figures["enrolled"]
    assert (
        figures["enrolled"] > figures["graduated"] > figures["certified"] > figures["placed"] > 0
    )
    assert 0 < figures["unknown"] < figures["graduated"]
    assert figures["status_known"] + figures["unknown"] == figures["graduated"]


def classes_are_mostly_of_sixteen():
    founding = Batch.objects.filter(center="bbplk-bekasi", year__lte=2020)
    came = founding.annotate(came=Count("enrollments__enrolled_on"))
    sizes = list(came.values_list("came", flat=True))
    assert sizes.count(16) > len(sizes) * 0.9


def counters_equal_their_rows():
    seats = {
        "taken": Enrollment.objects.exclude(status__in=["NO_ARRIVAL", "WITHDRAWN", "EXPELLED"])
    }
    held = dict(seats["taken"].values_list("batch").annotate(n=Count("pk")))
    wrong = [b for b in Batch.objects.all() if b.taken != held.get(b.pk, 0)]
    assert wrong == []
    live = Referral.objects.live().values_list("quota").annotate(n=Count("pk"))
    nominated = dict(live)
    assert [q for q in Quota.objects.all() if q.nominated != nominated.get(q.pk, 0)] == []


def nobody_shares_a_bed():
    """The constraint has let every stay in; here only that there is one for each who boarded."""
    came = Enrollment.objects.filter(enrolled_on__isnull=False)
    assert Stay.objects.count() == came.filter(is_boarding=True).count()
    assert came.filter(is_boarding=True, center__owner_level="REGIONAL").count() == 0


def gunung_mas_2019_is_as_it_was():
    sent = Enrollment.objects.filter(regency="62.10", enrolled_on__year=2019)
    by_program = sent.values_list("program__code", "sex").annotate(n=Count("pk"))
    assert {(program, sex): n for program, sex, n in by_program} == {
        ("perakitan-komputer", "MALE"): 4,
        ("teknisi-ac-split", "MALE"): 2,
        ("teknisi-audio-video", "MALE"): 1,
        ("teknisi-audio-video", "FEMALE"): 3,
        ("teknisi-telepon-seluler", "MALE"): 3,
        ("teknisi-telepon-seluler", "FEMALE"): 1,
    }
    assert Referral.objects.filter(regency="62.10", submitted_on__year=2019).count() == 22


def cases_outside_the_founding_period_stay_outside():
    padang = Enrollment.objects.filter(
        regency="13.74", batch__title__contains="Padang Panjang 2023"
    )
    assert padang.count() == 16
    karimun = Enrollment.objects.filter(regency="21.02", batch__title__contains="Karimun 2018")
    assert karimun.filter(enrolled_on__isnull=False).count() == 28
    assert {row.center_id for row in karimun} == {"bbplk-serang"}


def a_firm_keeps_one_pledge_and_breaks_another():
    pledges = ClassPledge.objects.values_list("status", "kept", "people")
    assert set(pledges) == {("KEPT", 4, 4), ("BROKEN", 5, 16), ("WELCOMED", 0, 6)}
    assert ClassPledge.objects.due_soon().count() == 1


def one_enrollment_less_is_one_less_in_the_figure():
    one = Enrollment.objects.filter(
        center="bbplk-bekasi", status="NOT_PASSED", enrolled_on__year=2018
    )
    chosen = one.first()
    before = report()["regencies"][chosen.regency_id]["enrolled"]
    chosen.stays.all().delete()
    chosen.delete()
    after = report()
    assert after["figures"]["enrolled"] == 7_495
    assert after["regencies"][chosen.regency_id]["enrolled"] == before - 1


def seeding_again_changes_nothing():
    people, said = Enrollment.objects.count(), StringIO()
    call_command("seed_demo", stdout=said)
    assert "already" in said.getvalue() or "nothing" in said.getvalue()
    assert Enrollment.objects.count() == people
