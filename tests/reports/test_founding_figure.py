"""7,496 people from 263 regencies and cities, 2017–2020: counted from rows, never typed."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone

from participants.models import Enrollment, Referral, Stay
from participants.services.reconcile import reconcile
from placements.models import ClassPledge
from programs.models import Batch, Quota, QuotaEntry
from programs.services.ledger import end_of
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
    the_ledger_knows_how_it_stood_on_each_day()
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


def the_ledger_knows_how_it_stood_on_each_day():
    """Gunung Mas had 13 seats and was given a fourteenth; Karimun's 16 were raised to 28."""
    assert reconcile() == []
    gone = Enrollment.objects.filter(regency="21.02", dropped_on__lte=date(2018, 9, 30))
    left_early = gone.filter(enrolled_on__year=2018).count()
    stood = {
        (region, day): balance(region, day)
        for region, days in {
            "62.10": [date(2019, 6, 17), date(2019, 6, 18), date(2019, 6, 20), date(2019, 7, 31)],
            "21.02": [date(2018, 1, 2), date(2018, 7, 22), date(2018, 7, 23), date(2018, 9, 30)],
        }.items()
        for day in days
    }
    assert list(stood.values()) == [
        (13, 22, 0), (14, 22, 0), (14, 14, 14), (14, 14, 14),
        (0, 0, 0), (16, 0, 0), (28, 0, 0), (28, 28, 28 - left_early),
    ]  # fmt: skip
    passed_on = QuotaEntry.objects.get(kind="RELEASE", at__year=2019)
    taken_over = QuotaEntry.objects.get(kind="CLAIM", at__year=2019)
    assert (passed_on.seats, taken_over.seats, taken_over.regency_id) == (-1, 1, "62.10")
    assert passed_on.quota.batch == taken_over.quota.batch
    old = Quota.objects.filter(batch__starts_on__lt=timezone.localdate() - timedelta(days=60))
    assert not QuotaEntry.objects.filter(quota__in=old, at__date=timezone.localdate()).exists()


def balance(region, day):
    """Seats, nominated and taken at the end of the day, of the quotas of its year."""
    quotas = Quota.objects.filter(regency=region, year=day.year)
    rows = QuotaEntry.objects.balance(end_of(day), quotas)
    return tuple(
        sum(getattr(row, f"{name}_after") for row in rows)
        for name in ("seats", "nominated", "taken")
    )


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
