"""After the result people say again that they will come; a silent seat goes to the list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.center_work import center_work
from participants.models import Enrollment, Referral
from participants.worklists import officer_work
from programs.models import Batch, Quota
from programs.services import correct_batch
from tests.chain import make_batch, make_quota
from tests.door import Door
from tests.learning import make_bed
from tests.pages import Page, told
from tests.participants.classes import at, nominee, seat

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)


@pytest.fixture
def batch(center):
    for _ in range(2):
        make_bed(center, "FEMALE")
    batch = make_batch(center, status="SELECTION", capacity=2, starts_on=TODAY + 9 * A_DAY)
    make_quota(batch, seats=2, nominees=20)
    return batch


@pytest.fixture
def seated(batch):
    return [seat(batch, "Anggrek"), seat(batch, "Bakung")]


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def listed(batch, place, name, **more):
    row = nominee(batch, name, "RESERVE", **more)
    Referral.objects.filter(pk=row.pk).update(rank=place)
    return row


def until(day, *rows):
    Enrollment.objects.filter(pk__in=[row.pk for row in rows]).update(reregister_by=day)
    for row in rows:
        row.reregister_by = day
    Batch.objects.update(reregister_by=day)


def refusal_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value


def statuses(*rows):
    found = dict(Enrollment.objects.values_list("pk", "status"))
    return [found[row.pk] for row in rows]


# --- the last day ----------------------------------------------------------------------------


def test_the_last_day_is_for_everybody_who_has_not_answered_yet(batch, seated, organizer):
    services.reregister_enrollment(seated[0], by=organizer)
    services.set_reregistration(batch, on=TODAY + 3 * A_DAY, by=organizer)
    days = dict(Enrollment.objects.values_list("pk", "reregister_by"))
    assert days == {seated[0].pk: None, seated[1].pk: TODAY + 3 * A_DAY}


@pytest.mark.parametrize("days, stands", [(-1, False), (0, True), (9, True), (10, False)])
def test_it_lies_between_today_and_the_first_day(batch, organizer, days, stands):
    day = TODAY + days * A_DAY
    if stands:
        assert services.set_reregistration(batch, on=day, by=organizer).reregister_by == day
    else:
        refusal = refusal_of(services.set_reregistration, batch, on=day, by=organizer)
        assert refusal.code == "reregistration_day"


@pytest.mark.parametrize("status", ["PLANNED", "RUNNING", "CLOSED", "CANCELLED"])
def test_nobody_is_asked_before_the_nominations_or_after_the_start(batch, organizer, status):
    Batch.objects.filter(pk=batch.pk).update(status=status)
    refusal = refusal_of(services.set_reregistration, batch, on=TODAY, by=organizer)
    assert refusal.code == "batch_does_not_reregister"


def test_the_training_cannot_be_moved_before_that_day(batch, organizer):
    services.set_reregistration(batch, on=TODAY + 5 * A_DAY, by=organizer)
    batch.refresh_from_db()
    changes = {"starts_on": TODAY + 4 * A_DAY, "nominate_by": TODAY}
    refusal = refusal_of(
        correct_batch, batch, version=batch.version, changes=changes, by=organizer
    )
    assert refusal.code == "batch_reregisters_later"


@pytest.mark.parametrize(
    "last, follower_has_until", [(TODAY + 5 * A_DAY, 5), (TODAY, 2), (TODAY - 3 * A_DAY, 2)]
)
def test_who_follows_late_has_some_days_too(batch, organizer, last, follower_has_until):
    Batch.objects.filter(pk=batch.pk).update(reregister_by=last)
    row = nominee(Batch.objects.get(pk=batch.pk), "Cempaka", "VERIFIED")
    enrollment = services.select_referral(row, by=organizer)
    assert enrollment.reregister_by == TODAY + follower_has_until * A_DAY


def test_but_never_longer_than_to_the_first_day(batch, organizer):
    Batch.objects.filter(pk=batch.pk).update(
        starts_on=TODAY + A_DAY, nominate_by=TODAY, reregister_by=TODAY
    )
    row = nominee(Batch.objects.get(pk=batch.pk), "Cempaka", "VERIFIED")
    assert services.select_referral(row, by=organizer).reregister_by == TODAY + A_DAY


def test_where_no_day_is_set_nobody_has_one(batch, organizer):
    row = nominee(batch, "Cempaka", "VERIFIED")
    assert services.select_referral(row, by=organizer).reregister_by is None


# --- saying so -------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["officer", "organizer", "ministry"])
def test_region_center_and_ministry_may_note_it(request, batch, seated, who):
    user = request.getfixturevalue(who)
    with acting_as(user):
        row = Enrollment.objects.get(pk=seated[0].pk)
        services.reregister_enrollment(row, by=user)
    row.refresh_from_db()
    assert (row.reregistered_on, row.status) == (TODAY, "CONFIRMED")
    entry = StatusChange.objects.get(verb="reregister", record_id=row.pk)
    assert entry.by_name == user.name


def test_the_second_time_is_told_when_the_first_was(batch, seated, organizer):
    services.reregister_enrollment(seated[0], by=organizer)
    refusal = refusal_of(services.reregister_enrollment, seated[0], by=organizer)
    assert refusal.code == "reregistered_already"


def test_who_has_arrived_or_gone_does_not_re_register(batch, organizer):
    gone = seat(batch, "Anggrek", "WITHDRAWN")
    assert refusal_of(services.reregister_enrollment, gone, by=organizer).code == "not_expected"


# --- silence ---------------------------------------------------------------------------------


def test_a_silent_seat_goes_to_the_first_of_the_list(batch, seated, organizer):
    first = listed(batch, 1, "Cempaka")
    until(TODAY - A_DAY, *seated)
    services.reregister_enrollment(seated[0], by=organizer)
    done = services.release_silent(batch, by=organizer)
    assert [row.pk for row in done.released] == [seated[1].pk]
    assert [row.referral for row in done.followed] == [first]
    assert statuses(*seated) == ["CONFIRMED", "WITHDRAWN"]
    entry = StatusChange.objects.get(verb="withdraw", record_id=seated[1].pk)
    assert entry.reason.startswith("Tidak daftar ulang sampai ")
    batch.refresh_from_db()
    assert batch.taken == 2
    assert Quota.objects.get(regency="62.10").taken == 2


def test_after_the_decree_it_is_the_same(batch, seated, organizer):
    first, second = listed(batch, 1, "Cempaka"), listed(batch, 2, "Dahlia")
    until(TODAY - A_DAY, *seated)
    Batch.objects.filter(pk=batch.pk).update(status="CONFIRMED")
    seats = [Enrollment.objects.get(pk=row.pk) for row in seated]
    assert seats[0].batch.status == "CONFIRMED"
    done = services.release_silent(batch, by=organizer)
    assert [row.referral for row in done.followed] == [first, second]


def test_whom_no_bed_admits_is_passed_over_with_the_reason(batch, seated, organizer):
    man = listed(batch, 1, "Budi", sex="MALE")
    until(TODAY - A_DAY, seated[0])
    done = services.release_silent(batch, by=organizer)
    assert done.followed == []
    ((passed, why),) = done.passed_over
    assert (passed, "laki-laki" in why) == (man, True)


def test_the_last_day_itself_still_counts(batch, seated, organizer):
    until(TODAY, *seated)
    assert refusal_of(services.release_silent, batch, by=organizer).code == "nobody_silent"
    assert statuses(*seated) == ["CONFIRMED", "CONFIRMED"]


def test_who_moved_up_is_not_thrown_out_by_the_next_press(batch, seated, organizer):
    listed(batch, 1, "Cempaka")
    until(TODAY - A_DAY, seated[0])
    services.release_silent(batch, by=organizer)
    assert refusal_of(services.release_silent, batch, by=organizer).code == "nobody_silent"


# --- pages -----------------------------------------------------------------------------------


def test_the_page_sets_the_day_and_the_class_shows_it(desk, batch, seated):
    day = TODAY + 3 * A_DAY
    answer = desk.post(at("set_reregistration", batch), {"on": day.isoformat()})
    assert answer["Location"] == at("show_class", batch)
    page = Page(desk.get(at("show_class", batch)))
    assert "belum, sampai" in page.row("Anggrek")[4]
    assert "Daftar ulang sampai" in page.text


@pytest.mark.parametrize("word", ["", "besok", "2026-02-31", "1999-01-01", "9999-12-31"])
def test_an_odd_day_is_said_beside_the_field(desk, batch, word):
    page = Page(desk.post(at("set_reregistration", batch), {"on": word}))
    assert list(page.errors) == ["on"]
    batch.refresh_from_db()
    assert batch.reregister_by is None


def test_the_region_notes_it_on_the_page_of_its_person(signed_in, officer, batch, seated):
    client = signed_in(officer)
    address = at("reregister_enrollment", seated[0])
    assert address in Page(client.get(at("show_enrollment", seated[0]))).links
    assert told(client.post(address)) == ["Tercatat: peserta akan datang."]
    assert address not in Page(client.get(at("show_enrollment", seated[0]))).links


def test_a_neighbouring_region_notes_nothing(signed_in, neighbour, batch, seated):
    assert signed_in(neighbour).post(at("reregister_enrollment", seated[0])).status_code == 404
    seated[0].refresh_from_db()
    assert seated[0].reregistered_on is None


def test_the_page_shows_who_would_go_and_who_would_follow(desk, batch, seated):
    listed(batch, 1, "Cempaka")
    until(TODAY - A_DAY, seated[0])
    page = Page(desk.get(at("release_silent", batch)))
    assert "1 orang melepas kursi" in page.text
    assert "Cempaka" in page.text
    assert statuses(*seated) == ["CONFIRMED", "CONFIRMED"], "looking is not doing"
    answer = desk.post(at("release_silent", batch))
    assert told(answer) == ["1 kursi dilepas, 1 orang menggantikan."]


def test_with_nobody_silent_the_page_has_no_button(desk, batch, seated):
    page = Page(desk.get(at("release_silent", batch)))
    assert "Tenggat belum lewat" in page.notices
    assert "Lepas kursi" not in [words for row in page.rows for words in row]


def test_it_waits_on_the_home_pages_of_region_and_center(officer, organizer, batch, seated):
    until(TODAY - A_DAY, *seated)
    with acting_as(officer):
        (item,) = [i for i in officer_work(officer) if "daftar ulang" in str(i.text)]
    assert (item.deadline, item.url) == (TODAY - A_DAY, at("show_class", batch))
    with acting_as(organizer):
        (item,) = [i for i in center_work(organizer) if "daftar ulang" in str(i.text)]
    assert item.url == reverse("participants:release_silent", args=[batch.pk])


# --- the API ---------------------------------------------------------------------------------


def test_programs_do_all_three(organizer, officer, batch, seated):
    day = (TODAY + A_DAY).isoformat()
    said = Door(organizer).post(f"classes/{batch.pk}/set-reregistration/", on=day).json()
    assert said == {"batch": batch.pk, "reregister_by": day}
    said = Door(officer).post(f"enrollments/{seated[0].pk}/reregister/").json()
    assert said["reregistered_on"] == TODAY.isoformat()
    until(TODAY - A_DAY, seated[1])
    said = Door(organizer).post(f"classes/{batch.pk}/release-silent/").json()
    assert [row["id"] for row in said["released"]] == [seated[1].pk]
    assert said["followed"] == said["passed_over"] == []
