"""Every change of a quota is a line that the database writes itself, and that nobody changes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.services import select_referral, submit_referral, withdraw_referral
from participants.services.enrollment import miss_enrollment
from programs.models import Quota, QuotaEntry
from programs.services import change_quota, grant_quota
from programs.services.ledger import balances, told_as
from tests.chain import make_batch, make_enrollment, make_quota, make_referral

COLUMNS = ", ".join(
    field.column for field in QuotaEntry._meta.concrete_fields if not field.primary_key
)


@pytest.fixture
def batch(center):
    return make_batch(center, delivery="NON_BOARDING")


@pytest.fixture
def quota(batch):
    return make_quota(batch, seats=4, nominees=6)


def lines(quota):
    """(kind, seats, nominees, nominated, taken), the oldest first."""
    return list(
        quota.entries.order_by("at", "pk").values_list(
            "kind", "seats", "nominees", "nominated", "taken"
        )
    )


def test_granting_is_the_first_line_with_its_reason_and_who_did_it(quota, center, ministry):
    with acting_as(ministry):
        granted = grant_quota(
            quota.agreement, batch=make_batch(center), seats=3, nominees=5,
            by=ministry, note="Tahap 2",
        )  # fmt: skip
    line = granted.entries.with_names().get()
    assert (line.kind, line.seats, line.nominees) == ("ALLOCATE", 3, 5)
    assert (line.reason, line.by_name) == ("Tahap 2", ministry.name)


def test_a_change_says_by_how_much_and_what_stands_then(quota, ministry):
    change_quota(quota, seats=6, nominees=7, by=ministry, note="Kelas bertambah")
    line = quota.entries.first()
    assert (line.kind, line.seats, line.nominees) == ("CHANGE", 2, 1)
    assert (line.seats_after, line.nominees_after, line.reason) == (6, 7, "Kelas bertambah")


def test_a_new_note_alone_is_no_line(quota, ministry):
    change_quota(quota, seats=4, nominees=6, by=ministry, note="Lain")
    assert len(lines(quota)) == 1


def test_a_reason_is_not_carried_over_to_what_happens_next(quota, ministry):
    change_quota(quota, seats=6, nominees=7, by=ministry, note="Kelas bertambah")
    Quota.objects.filter(pk=quota.pk).update(taken=1)
    assert quota.entries.first().reason == ""


def test_nominating_and_withdrawing_are_lines(quota, officer):
    referral = make_referral(quota.batch, quota=quota, status="DRAFT")
    with acting_as(officer):
        submit_referral(referral, by=officer)
        withdraw_referral(referral, by=officer, reason="Sudah bekerja")
    assert lines(quota)[1:] == [("NOMINATE", 0, 0, 1, 0), ("GIVE_BACK", 0, 0, -1, 0)]


def test_selecting_and_not_arriving_are_lines(quota, organizer):
    referral = make_referral(quota.batch, quota=quota, status="VERIFIED")
    with acting_as(organizer):
        enrollment = select_referral(referral, by=organizer)
        miss_enrollment(enrollment, reason="Sakit", by=organizer)
    kinds = [line[0] for line in lines(quota)]
    assert kinds[-2:] == ["USE", "FREE"]
    assert quota.entries.first().taken_after == 0


def test_the_lines_add_up_to_the_quota(quota, organizer, ministry):
    referral = make_referral(quota.batch, quota=quota, status="VERIFIED")
    with acting_as(organizer):
        select_referral(referral, by=organizer)
    with acting_as(ministry):
        change_quota(quota, seats=5, nominees=9, by=ministry)
    quota.refresh_from_db()
    sums = [sum(line[place] for line in lines(quota)) for place in (1, 2, 3, 4)]
    assert sums == [quota.seats, quota.nominees, quota.nominated, quota.taken]


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE programs_quotaentry SET seats = 99",
        "DELETE FROM programs_quotaentry",
        f"INSERT INTO programs_quotaentry ({COLUMNS}) SELECT {COLUMNS} FROM programs_quotaentry",
    ],
    ids=["changed", "removed", "written by hand"],
)
@pytest.mark.parametrize("who", ["officer", "ministry"])
def test_no_line_can_be(quota, request, who, write):
    with pytest.raises(DatabaseError), acting_as(request.getfixturevalue(who)):
        connection.cursor().execute(write)


def test_a_line_of_an_unknown_kind_undoes_the_change_of_the_quota(quota):
    with pytest.raises(IntegrityError) as error, told_as("X"):
        Quota.objects.filter(pk=quota.pk).update(seats=9, nominees=9)
    assert error.value.__cause__.diag.constraint_name == "ledger_kind_known"
    quota.refresh_from_db()
    assert quota.seats == 4


def test_the_balance_of_a_past_moment_is_what_stood_then(quota, ministry):
    change_quota(quota, seats=9, nominees=9, by=ministry)
    granted, changed = quota.entries.order_by("at").values_list("at", flat=True)
    instant = timedelta(microseconds=1)
    stood = [
        [row.seats_after for row in QuotaEntry.objects.balance(moment, Quota.objects.all())]
        for moment in (granted, granted + instant, changed, changed + instant)
    ]
    assert stood == [[], [4], [4], [9]]


def test_the_balance_of_a_day_has_all_of_that_day_and_nothing_of_the_next(quota, ministry):
    today = timezone.localdate()
    stood = [balances(ministry, today - timedelta(days=back)).count() for back in (1, 0)]
    assert stood == [0, 1]


def test_what_comes_with_its_quota_bears_the_days_on_which_it_was(batch):
    then = timezone.now() - timedelta(days=400)
    with told_as(at=then):
        quota = make_quota(batch, seats=4, nominees=6)
    with told_as(at=then + timedelta(days=9)):
        Quota.objects.filter(pk=quota.pk).update(nominated=2)
    Quota.objects.filter(pk=quota.pk).update(nominated=1)
    told = list(quota.entries.order_by("at").values_list("at", flat=True))
    assert told[:2] == [then, then + timedelta(days=9)]
    assert told[2].date() == timezone.now().date()


@pytest.mark.parametrize("days", [-1, 401], ids=["before the last line", "ahead of the clock"])
def test_no_line_can_be_told_of_a_day(batch, days):
    then = timezone.now() - timedelta(days=400)
    with told_as(at=then):
        quota = make_quota(batch, seats=4, nominees=6)
    with pytest.raises(DatabaseError), told_as(at=then + timedelta(days=days)):
        Quota.objects.filter(pk=quota.pk).update(nominated=2)


def test_a_neighbour_reads_no_line_of_it(quota, neighbour):
    with acting_as(neighbour):
        assert not balances(neighbour, timezone.localdate()).exists()
        assert not QuotaEntry.objects.filter(quota=quota).exists()


def test_lines_of_many_quotas_do_not_mix(center, ministry):
    batch = make_batch(center)
    first, second = make_quota(batch), make_quota(batch, "62.11", seats=3)
    make_enrollment(batch=batch, quota=second, regency="62.11")
    rows = balances(ministry, timezone.localdate()).order_by("regency_id")
    assert [(row.quota_id, row.seats_after) for row in rows] == [(first.pk, 14), (second.pk, 3)]
