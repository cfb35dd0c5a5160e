"""C7: a seat that is free goes to the first on the list whom quota, class and bed all admit."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Enrollment, Referral
from programs.models import Batch, Quota
from tests.chain import make_batch, make_quota
from tests.door import Door
from tests.learning import make_bed
from tests.pages import Page, told
from tests.participants.classes import at, nominee, seat


@pytest.fixture
def batch(center):
    """Two seats that are both taken, with beds for two women."""
    for _ in range(2):
        make_bed(center, "FEMALE")
    batch = make_batch(center, status="CONFIRMED", capacity=2)
    make_quota(batch, seats=2, nominees=20)
    make_quota(batch, "62.11", seats=1, nominees=9)
    return batch


@pytest.fixture
def seated(batch):
    return [seat(batch, "Anggrek"), seat(batch, "Bakung")]


def listed(batch, place, name, regency="62.10", sex="FEMALE"):
    row = nominee(batch, name, "RESERVE", regency, sex)
    Referral.objects.filter(pk=row.pk).update(rank=place)
    row.rank = place
    return row


def counted(batch):
    batch.refresh_from_db()
    live = Enrollment.objects.filter(batch=batch).active().count()
    assert batch.taken == live
    return live


def passed_over():
    rows = StatusChange.objects.filter(verb="pass_over").order_by("pk")
    return [(row.record_id, row.reason) for row in rows]


def test_who_does_not_arrive_is_followed_by_the_first_on_the_list(batch, seated, organizer):
    second, first = listed(batch, 2, "Dahlia"), listed(batch, 1, "Cempaka")
    gone = services.miss_enrollment(seated[0], by=organizer)
    assert gone.successor.referral == first
    assert gone.successor.status == "CONFIRMED"
    second.refresh_from_db()
    assert second.status == "RESERVE"
    assert counted(batch) == 2
    assert Quota.objects.get(regency="62.10").taken == 2


@pytest.mark.parametrize("step", ["withdraw_enrollment", "miss_enrollment"])
def test_whoever_gives_a_seat_up_before_the_training_is_followed(batch, seated, organizer, step):
    first = listed(batch, 1, "Cempaka")
    more = {"reason": "Sakit"}
    services_step = getattr(services, step)
    assert services_step(seated[1], by=organizer, **more).successor.referral == first


def test_the_history_says_where_the_seat_came_from(batch, seated, organizer):
    first = listed(batch, 1, "Cempaka")
    services.miss_enrollment(seated[0], by=organizer)
    entry = StatusChange.objects.get(verb="select", record_id=first.pk)
    assert "cadangan" in entry.reason
    assert entry.by_name == organizer.name


def test_whom_no_bed_admits_is_passed_over_and_told_why(batch, seated, organizer):
    man, woman = listed(batch, 1, "Budi", sex="MALE"), listed(batch, 2, "Cempaka")
    assert services.miss_enrollment(seated[0], by=organizer).successor.referral == woman
    ((record, reason),) = passed_over()
    assert record == man.pk
    assert "laki-laki" in reason
    man.refresh_from_db()
    assert (man.status, man.rank) == ("RESERVE", 1)


def test_whom_the_own_quota_does_not_admit_is_passed_over(batch, seated, organizer):
    Quota.objects.filter(regency="62.11").update(seats=0)
    neighbour, own = listed(batch, 1, "Darsi", "62.11"), listed(batch, 2, "Cempaka")
    assert services.miss_enrollment(seated[0], by=organizer).successor.referral == own
    assert passed_over()[0][0] == neighbour.pk


def test_a_seat_may_go_to_another_region_that_has_one_left(batch, seated, organizer):
    neighbour = listed(batch, 1, "Darsi", "62.11")
    assert services.miss_enrollment(seated[0], by=organizer).successor.referral == neighbour
    taken = dict(Quota.objects.values_list("regency", "taken"))
    assert taken == {"62.10": 1, "62.11": 1}


def test_who_has_a_seat_elsewhere_is_passed_over(batch, seated, organizer, other_center):
    first, second = listed(batch, 1, "Cempaka"), listed(batch, 2, "Dahlia")
    elsewhere = make_batch(other_center, delivery="NON_BOARDING")
    make_quota(elsewhere)
    moved = nominee(elsewhere, "Lain", "SELECTED")
    Referral.objects.filter(pk=moved.pk).update(participant=first.participant)
    moved.refresh_from_db()
    Enrollment.objects.create(
        referral=moved, participant=first.participant, batch=elsewhere, center=other_center,
        program=elsewhere.program, funding=elsewhere.funding, regency_id="62.10", sex="FEMALE",
        is_boarding=False, confirmed_on=elsewhere.starts_on,
    )  # fmt: skip
    assert services.miss_enrollment(seated[0], by=organizer).successor.referral == second
    assert "pelatihan lain" in passed_over()[0][1]


def test_with_nobody_on_the_list_the_seat_stays_free(batch, seated, organizer):
    assert services.miss_enrollment(seated[0], by=organizer).successor is None
    assert counted(batch) == 1


@pytest.mark.parametrize("status", ["SELECTION", "RUNNING"])
def test_before_the_decree_and_once_it_runs_the_center_decides_itself(
    batch, seated, organizer, status
):
    first = listed(batch, 1, "Cempaka")
    Batch.objects.filter(pk=batch.pk).update(status=status)
    row = Enrollment.objects.get(pk=seated[0].pk)
    assert services.miss_enrollment(row, by=organizer).successor is None
    filled = services.fill_seats(Batch.objects.get(pk=batch.pk), by=organizer)
    assert [row.referral for row in filled.done] == [first]


@pytest.mark.parametrize("status", ["PLANNED", "OPEN", "ASSESSMENT", "CLOSED", "CANCELLED"])
def test_at_other_times_nobody_moves_up(batch, organizer, status):
    Batch.objects.filter(pk=batch.pk).update(status=status)
    with pytest.raises(Refusal) as caught:
        services.fill_seats(batch, by=organizer)
    assert caught.value.code == "batch_fills_no_seats"


def test_all_free_seats_are_filled_in_the_order_of_the_list(batch, organizer):
    rows = [listed(batch, place, f"Peserta {place}") for place in (3, 1, 2)]
    filled = services.fill_seats(batch, by=organizer)
    assert [row.referral.rank for row in filled.done] == [1, 2]
    rows[0].refresh_from_db()
    assert rows[0].status == "RESERVE"
    assert counted(batch) == 2


def test_a_full_class_takes_nobody_and_writes_nothing(batch, seated, organizer):
    listed(batch, 1, "Cempaka")
    assert services.fill_seats(batch, by=organizer) == ([], [])
    assert passed_over() == []


def test_a_long_list_without_a_seat_costs_as_much_as_a_short_one(batch, organizer):
    Quota.objects.update(seats=0, nominees=40)
    costs = []
    for people in (2, 20):
        for place in range(people):
            listed(batch, place + 1, f"Peserta {people} {place}")
        with CaptureQueriesContext(connection) as asked:
            refused = services.fill_seats(batch, by=organizer).refused
        costs.append(len(asked))
    assert len(refused) == 22
    assert len({why for _row, why in refused}) == 1
    assert costs[0] == costs[1]


# --- the page --------------------------------------------------------------------------------


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def test_the_page_shows_beforehand_who_moves_up_and_who_is_passed_over(desk, batch):
    seat(batch, "Anggrek")
    man = listed(batch, 1, "Budi", sex="MALE")
    listed(batch, 2, "Cempaka")
    page = Page(desk.get(at("fill_seats", batch)))
    assert "1 orang naik" in page.text
    assert "Cempaka" in page.text
    assert "Budi" in page.text
    man.refresh_from_db()
    assert man.status == "RESERVE"
    assert passed_over() == [], "looking is not doing"
    assert counted(batch) == 1


def test_the_button_does_what_the_page_has_shown(desk, batch):
    seat(batch, "Anggrek")
    listed(batch, 1, "Budi", sex="MALE")
    listed(batch, 2, "Cempaka")
    answer = desk.post(at("fill_seats", batch))
    assert answer["Location"] == at("show_class_referrals", batch)
    assert told(answer)[0] == "1 orang naik dari daftar cadangan."
    assert told(answer)[1].startswith("Budi: ")
    assert counted(batch) == 2


def test_the_way_there_is_offered_only_while_seat_and_list_are_there(desk, batch):
    address = at("fill_seats", batch)
    assert address not in Page(desk.get(at("show_class_referrals", batch))).links
    listed(batch, 1, "Cempaka")
    assert address in Page(desk.get(at("show_class_referrals", batch))).links
    seat(batch, "Anggrek"), seat(batch, "Bakung")
    assert address not in Page(desk.get(at("show_class_referrals", batch))).links


def test_an_empty_outcome_says_so_and_offers_no_button(desk, batch):
    listed(batch, 1, "Budi", sex="MALE")
    page = Page(desk.get(at("fill_seats", batch)))
    assert "belum ada yang dapat naik" in page.text.lower()
    assert "Naikkan" not in page.text


def test_at_another_time_the_page_says_when_people_move_up(desk, batch):
    Batch.objects.filter(pk=batch.pk).update(status="OPEN")
    page = Page(desk.get(at("fill_seats", batch)))
    assert page.status == 200
    assert "sejak seleksi sampai pelatihan berakhir" in page.notices


def test_who_notes_an_absence_reads_who_follows(desk, batch, seated):
    listed(batch, 1, "Cempaka")
    answer = desk.post(at("miss_people", batch), {"row": [seated[0].pk]})
    assert "Cempaka, Kab. Gunung Mas, naik dari daftar cadangan" in told(answer)[1]


def test_so_does_who_lets_one_person_withdraw(desk, batch, seated):
    listed(batch, 1, "Cempaka")
    address = reverse("participants:withdraw_enrollment", args=[seated[0].pk])
    words = {"reason": "Sakit", "on": timezone.localdate().isoformat()}
    answer = desk.post(address, words)
    assert any("Cempaka" in line for line in told(answer))


def test_the_region_reads_why_its_person_was_passed_over(signed_in, officer, batch, organizer):
    man = listed(batch, 1, "Budi", sex="MALE")
    services.fill_seats(batch, by=organizer)
    address = reverse("participants:participant_detail", args=[man.participant_id])
    assert "Dilewati pada daftar cadangan" in Page(signed_in(officer).get(address)).text


def test_a_neighbouring_center_fills_nothing_here(signed_in, other_organizer, batch):
    listed(batch, 1, "Cempaka")
    assert signed_in(other_organizer).post(at("fill_seats", batch)).status_code == 404
    assert counted(batch) == 0


def test_a_program_fills_seats_too(organizer, batch):
    man, woman = listed(batch, 1, "Budi", sex="MALE"), listed(batch, 2, "Cempaka")
    said = Door(organizer).post(f"classes/{batch.pk}/fill-seats/").json()
    assert [row["referral"] for row in said["selected"]] == [woman.pk]
    assert [row["referral"] for row in said["passed_over"]] == [man.pk]
