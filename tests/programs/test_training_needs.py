"""What a region needs next year: written, ranked, submitted, supported and answered."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal, StaleVersion
from blkportal.core.scope import acting_as
from programs import services
from programs.models import TrainingNeed
from programs.services.training_need import missing_of
from tests.chain import make_batch, make_quota
from tests.needs import make_need
from tests.pages import Page

NEXT = timezone.localdate().year + 1


@pytest.fixture
def draft(officer):
    return make_need(officer, status="DRAFT")


@pytest.fixture
def need(officer):
    return make_need(officer)


def ranks(officer):
    rows = TrainingNeed.objects.filter(regency=officer.scope_key).ranked()
    return list(rows.values_list("occupation", "rank"))


def test_a_draft_needs_only_an_occupation_and_goes_to_the_end_of_the_list(officer, draft):
    with acting_as(officer):
        made = services.draft_need(year=NEXT, occupation="Barista", by=officer)
    assert (made.regency_id, made.status, made.rank) == ("62.10", "DRAFT", 2)


def test_needs_of_a_year_that_is_over_are_refused(officer):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.draft_need(year=NEXT - 2, occupation="Barista", by=officer)
    assert refusal.value.code == "need_year"


@pytest.mark.parametrize("code", ["72", "72a2", "٧٢١٢"])
def test_a_code_that_is_none_is_refused(officer, draft, code):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.correct_need(draft, version=1, changes={"occupation_code": code}, by=officer)
    assert refusal.value.code == "kbji_code"


def test_submitting_names_all_that_is_missing(officer, draft):
    TrainingNeed.objects.update(seats=None, sources=[], why="")
    draft.refresh_from_db()
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.submit_need(draft, by=officer)
    assert refusal.value.code == "need_incomplete"
    assert all(label in str(refusal.value.text) for label in missing_of(draft))
    assert len(missing_of(draft)) == 3


def test_nobody_needed_is_a_number_and_not_missing(officer, draft):
    TrainingNeed.objects.update(capacity=0)
    draft.refresh_from_db()
    assert missing_of(draft) == []


def test_what_was_submitted_stays_as_it_is(officer, need):
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.correct_need(need, version=1, changes={"seats": 3}, by=officer)
    assert refusal.value.code == "need_submitted"


def test_the_slower_of_two_colleagues_is_shown_what_differs(officer, draft):
    with acting_as(officer):
        services.correct_need(draft, version=1, changes={"seats": 3}, by=officer)
        with pytest.raises(StaleVersion):
            services.correct_need(draft, version=1, changes={"seats": 5}, by=officer)


def test_a_need_moves_up_and_down_and_stops_at_the_ends(officer):
    first, second = make_need(officer, "Pertama"), make_need(officer, "Kedua")
    with acting_as(officer):
        services.move_need(second, up=True, by=officer)
        assert ranks(officer) == [("Kedua", 1), ("Pertama", 2)]
        services.move_need(second, up=True, by=officer)
        services.move_need(first, up=False, by=officer)
        assert ranks(officer) == [("Kedua", 1), ("Pertama", 2)]
        services.move_need(second, up=False, by=officer)
    assert ranks(officer) == [("Pertama", 1), ("Kedua", 2)]


@transaction.atomic
def put_two_first(officer):
    make_need(officer, rank=1)
    make_need(officer, rank=1)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_gives_each_place_of_the_list_once(officer):
    with pytest.raises(IntegrityError):
        put_two_first(officer)


def test_withdrawn_it_leaves_the_list_and_cannot_be_moved(officer, need):
    with acting_as(officer):
        services.withdraw_need(need, by=officer)
        with pytest.raises(Refusal) as refusal:
            services.move_need(need, up=True, by=officer)
    assert (need.status, need.rank) == ("WITHDRAWN", None)
    assert refusal.value.code == "need_without_rank"


def test_the_province_supports_with_a_comment(need, province_officer):
    with acting_as(province_officer):
        services.review_need(need, answer="Sesuai RPJMD", by=province_officer)
    assert (need.status, need.answer) == ("REVIEWED", "Sesuai RPJMD")
    assert StatusChange.about(need).first().reason == "Sesuai RPJMD"


def test_the_province_can_change_nothing_of_what_the_region_wrote(need, province_officer):
    with acting_as(province_officer), pytest.raises(Exception, match="permission denied"):
        TrainingNeed.objects.filter(pk=need.pk).update(seats=1)


def test_returned_it_can_be_corrected_and_submitted_again(officer, need, province_officer):
    with acting_as(province_officer):
        services.return_need(need, answer="Sebutkan perusahaannya", by=province_officer)
    with acting_as(officer):
        changes = {"companies": "PT A"}
        services.correct_need(need, version=need.version, changes=changes, by=officer)
        services.submit_need(need, by=officer)
    assert (need.status, need.answer) == ("SUBMITTED", "")


@pytest.mark.parametrize("status", ["SUBMITTED", "REVIEWED", "DEFERRED"])
def test_the_ministry_plans_seats_also_where_the_province_is_silent(officer, ministry, status):
    answer = "Menunggu anggaran" if status == "DEFERRED" else ""
    need = make_need(officer, status=status, answer=answer)
    with acting_as(ministry):
        services.plan_need(need, seats=8, by=ministry)
    assert (need.status, need.planned, need.rank) == ("PLANNED", 8, 1)


@pytest.mark.parametrize("seats", [0, 10_000])
def test_seats_are_planned_in_a_number_that_can_be(need, ministry, seats):
    with acting_as(ministry), pytest.raises(Refusal) as refusal:
        services.plan_need(need, seats=seats, by=ministry)
    assert refusal.value.code == "need_seats"


@pytest.mark.parametrize(
    "answer", [services.return_need, services.defer_need, services.reject_need]
)
def test_no_is_never_said_without_a_reason(need, ministry, answer):
    with acting_as(ministry), pytest.raises(Refusal) as refusal:
        answer(need, answer=" ", by=ministry)
    assert refusal.value.code == "reason_missing"


def test_deferred_it_keeps_its_place_and_rejected_it_loses_it(officer, ministry):
    first, second = make_need(officer), make_need(officer)
    with acting_as(ministry):
        services.defer_need(first, answer="Anggaran", by=ministry)
        services.reject_need(second, answer="Sudah ada pelatihannya", by=ministry)
    assert (first.rank, second.rank) == (1, None)


def test_an_answer_is_given_once(need, ministry):
    with acting_as(ministry):
        services.reject_need(need, answer="Tidak ada anggaran", by=ministry)
        with pytest.raises(IllegalMove):
            services.plan_need(need, seats=3, by=ministry)


@pytest.fixture
def planned(officer, center):
    batch = make_batch(center)
    agreement = make_quota(batch).agreement
    need = make_need(officer, status="PLANNED", planned=8, program=batch.program)
    return need, agreement


def grant(need, agreement, by, **fields):
    facts = {"program": need.program, "year": need.year, "seats": 8, "nominees": 12} | fields
    with acting_as(by):
        return services.grant_quota(agreement, need=need, by=by, **facts)


def test_a_planned_need_becomes_a_quota_once(planned, ministry):
    need, agreement = planned
    quota = grant(need, agreement, ministry)
    need.refresh_from_db()
    assert need.quota == quota
    with pytest.raises(Refusal) as refusal:
        grant(need, agreement, ministry, year=need.year + 1)
    assert refusal.value.code == "need_not_planned"


def test_a_second_need_for_the_same_program_adds_its_seats_to_the_quota(
    planned, officer, ministry
):
    need, agreement = planned
    other = make_need(
        officer, "Juru las bawah air", status="PLANNED", planned=5, program=need.program
    )
    first = grant(need, agreement, ministry)
    second = grant(other, agreement, ministry, seats=5, nominees=7, note="Dermaga baru")
    assert (second.pk, second.seats, second.nominees) == (first.pk, 13, 19)
    other.refresh_from_db()
    assert other.quota == first
    newest = first.entries.order_by("pk").last()
    assert (newest.seats, newest.reason) == (5, "Dermaga baru")


def test_the_page_says_what_the_agreement_gives_for_the_program_already(
    planned, officer, ministry, signed_in
):
    need, agreement = planned
    other = make_need(officer, "Juru las", status="PLANNED", planned=5, program=need.program)
    address = reverse("programs:grant_quota", args=[agreement.pk]) + f"?need={other.pk}"
    assert "sudah memberi" not in Page(signed_in(ministry).get(address)).notices
    grant(need, agreement, ministry)
    assert "sudah memberi 8 kursi" in Page(signed_in(ministry).get(address)).notices


@pytest.mark.parametrize(
    "change", [{"regency_id": "62.11"}, {"status": "REVIEWED", "planned": None}]
)
def test_only_a_planned_need_of_the_same_region_becomes_a_quota(planned, ministry, change):
    need, agreement = planned
    TrainingNeed.objects.update(**change)
    with pytest.raises(Refusal) as refusal:
        grant(need, agreement, ministry)
    assert refusal.value.code == "need_not_planned"
    assert not agreement.quotas.filter(program=need.program).exists()


def test_a_need_that_is_not_planned_holds_no_quota(planned):
    _need, agreement = planned
    quota = agreement.quotas.get()
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        TrainingNeed.objects.update(quota=quota, status="REVIEWED", planned=None)
    assert error.value.__cause__.diag.constraint_name == "need_with_quota_is_planned"


def test_the_gap_is_never_negative_and_unknown_where_a_number_is(officer):
    assert make_need(officer, demand=10, capacity=4).gap == 6
    assert make_need(officer, demand=4, capacity=10).gap == 0
    assert make_need(officer, demand=None).gap is None


def test_a_neighbour_reads_no_need_and_a_center_no_draft(draft, need, neighbour, organizer):
    with acting_as(neighbour):
        assert not TrainingNeed.objects.exists()
    with acting_as(organizer):
        assert list(TrainingNeed.objects.all()) == [need]
    assert list(TrainingNeed.objects.visible_to(organizer)) == [need]
