from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Referral
from participants.services.eligibility import Facts, judge
from participants.services.place import take_places
from programs.models import Agreement, Batch, Quota
from tests.chain import make_enrollment, make_participant, make_quota, make_referral
from tests.participants.nominees import open_batch


@pytest.fixture
def batch(center):
    return open_batch(center)


@pytest.fixture
def draft(officer, batch):
    with acting_as(officer):
        return services.nominate(make_person(), batch, by=officer)


def make_person(**facts):
    from blkportal.core.scope import SYSTEM, acting_in

    with acting_in(SYSTEM):
        return make_participant(**facts)


def refusal_of(verb, *args, by, **more):
    with acting_as(by), pytest.raises(Refusal) as refused:
        verb(*args, by=by, **more)
    return refused.value


def used(batch):
    return Quota.objects.get(batch=batch).nominated


def test_a_draft_takes_no_place_and_a_submission_takes_one(officer, batch, draft):
    assert used(batch) == 0
    with acting_as(officer):
        services.submit_referral(draft, by=officer)
    assert used(batch) == 1
    assert (draft.status, draft.submitted_on) == ("SUBMITTED", timezone.localdate())
    assert StatusChange.about(draft).get().verb == "submit"


def test_the_second_of_two_clicks_is_refused_and_takes_nothing(officer, batch, draft, signed_in):
    url = f"/participants/referrals/{draft.pk}/submit/"
    assert signed_in(officer).post(url).status_code == 302
    assert signed_in(officer).post(url).status_code == 409
    assert used(batch) == 1


def test_beyond_the_quota_it_is_said_how_many_are_used(officer, center):
    batch = open_batch(center, seats=1, nominees=1)
    make_referral(batch)
    late = make_referral(batch, status="DRAFT")
    refusal = refusal_of(services.submit_referral, late, by=officer)
    assert (refusal.code, refusal.facts["used"], refusal.facts["all"]) == ("no_place_left", 1, 1)
    late.refresh_from_db()
    assert late.status == "DRAFT"


def test_the_database_itself_stops_one_nominee_too_many(db, batch):
    """C1 on the constraint: who forgets the condition is stopped by the check."""
    with pytest.raises(IntegrityError, match="quota_nominees_within_limit"), transaction.atomic():
        Quota.objects.filter(batch=batch).update(nominated=23)


def test_a_quota_for_the_program_serves_when_the_batch_has_none(officer, batch):
    quota = Quota.objects.get(batch=batch)
    Quota.objects.filter(pk=quota.pk).update(batch=None, program=batch.program)
    with acting_as(officer):
        referral = services.nominate(make_person(), batch, by=officer)
        services.submit_referral(referral, by=officer)
    quota.refresh_from_db()
    assert (quota.nominated, referral.quota) == (1, quota)


def test_without_a_quota_of_the_own_region_nobody_is_nominated(officer, center):
    batch = open_batch(center, regency="62.11")
    assert refusal_of(services.nominate, make_person(), batch, by=officer).code == "no_quota"


def test_after_the_last_day_it_is_said_until_when_it_was_possible(officer, batch, draft):
    yesterday = timezone.localdate() - timedelta(days=1)
    Batch.objects.filter(pk=batch.pk).update(nominate_by=yesterday)
    draft.refresh_from_db()
    draft.batch.refresh_from_db()
    refusal = refusal_of(services.submit_referral, draft, by=officer)
    assert refusal.code == "nominations_closed"
    assert str(yesterday.year) in str(refusal.text)


def test_on_the_last_day_it_is_still_possible(officer, batch, draft):
    Batch.objects.filter(pk=batch.pk).update(nominate_by=timezone.localdate())
    draft.batch.refresh_from_db()
    with acting_as(officer):
        services.submit_referral(draft, by=officer)
    assert draft.status == "SUBMITTED"


def test_a_batch_that_is_not_open_takes_nobody(officer, batch, draft):
    Batch.objects.filter(pk=batch.pk).update(status="SELECTION")
    draft.batch.refresh_from_db()
    assert refusal_of(services.submit_referral, draft, by=officer).code == "batch_not_open"


@pytest.mark.parametrize("change", [{"status": "EXPIRED"}, {"status": "DRAFT"}])
def test_an_agreement_that_is_not_in_force_is_named(officer, batch, draft, change):
    Agreement.objects.update(**change)
    refusal = refusal_of(services.submit_referral, draft, by=officer)
    assert refusal.code == "agreement_not_in_force"
    assert "PKS/62.10" in str(refusal.text)


def test_an_agreement_that_has_ended_is_said_to_have_ended_on_its_day(officer, batch, draft):
    today = timezone.localdate()
    Agreement.objects.update(
        starts_on=today - timedelta(days=400), ends_on=today - timedelta(days=1)
    )
    refusal = refusal_of(services.submit_referral, draft, by=officer)
    assert str((today - timedelta(days=1)).year) in str(refusal.text)


def test_every_rule_that_is_not_met_is_named(officer, center):
    rules = {"age_min": 40, "education_min": "BACHELOR", "not_trained_here_before": True}
    batch = open_batch(center, eligibility=rules)
    with acting_as(officer):
        draft = services.nominate(make_person(), batch, by=officer)
    assert [rule["ok"] for rule in draft.eligibility] == [False, False, True]
    refusal = refusal_of(services.submit_referral, draft, by=officer)
    assert refusal.code == "not_eligible"
    assert "40" in str(refusal.text)
    assert len(refusal.facts["rules"]) == 3


@pytest.mark.parametrize(
    ("rule", "age", "is_admitted"),
    [("age_min", 17, True), ("age_min", 16, False), ("age_max", 35, True), ("age_max", 36, False)],
)
def test_the_limits_of_an_age_belong_to_it(rule, age, is_admitted):
    limit = {"age_min": 17, "age_max": 35}[rule]
    (result,) = judge({rule: limit}, Facts(age, "SMA"))
    assert result["ok"] is is_admitted


def test_the_outcome_of_the_rules_is_kept_with_the_nomination(officer, center):
    batch = open_batch(center, eligibility={"age_min": 17})
    with acting_as(officer):
        referral = services.nominate(make_person(), batch, by=officer)
        services.submit_referral(referral, by=officer)
    referral.refresh_from_db()
    assert referral.eligibility[0]["rule"] == "age_min"
    assert referral.eligibility[0]["ok"]


def test_who_has_a_seat_elsewhere_cannot_be_nominated(officer, center):
    busy = make_enrollment("IN_TRAINING").participant
    batch = open_batch(center)
    with acting_as(officer):
        draft = services.nominate(busy, batch, by=officer)
    assert refusal_of(services.submit_referral, draft, by=officer).code == "already_enrolled"


def test_one_person_has_one_active_seat_and_the_database_holds_it(db):
    """C3 on the constraint."""
    first = make_enrollment("ARRIVED")
    with pytest.raises(IntegrityError, match="one_active_enrollment"), transaction.atomic():
        make_enrollment(
            "CONFIRMED", make_referral(participant=first.participant, status="SELECTED")
        )


def test_a_person_is_nominated_once_for_a_batch(officer, batch, draft):
    refusal = refusal_of(services.nominate, draft.participant, batch, by=officer)
    assert refusal.code == "nominated_before"


def test_a_withdrawn_person_may_be_nominated_anew_and_the_place_is_free(officer, batch, draft):
    with acting_as(officer):
        services.submit_referral(draft, by=officer)
        services.withdraw_referral(draft, by=officer, reason="Bekerja")
        assert used(batch) == 0
        services.nominate(draft.participant, batch, by=officer)


def test_throwing_a_draft_away_frees_no_place_that_it_never_had(officer, batch, draft):
    make_referral(batch)
    with acting_as(officer):
        services.withdraw_referral(draft, by=officer)
    assert used(batch) == 1


def test_a_returned_nomination_goes_back_even_after_the_last_day(officer, batch):
    returned = make_referral(batch, status="RETURNED")
    Batch.objects.filter(pk=batch.pk).update(
        nominate_by=timezone.localdate() - timedelta(days=1), status="SELECTION"
    )
    returned.batch.refresh_from_db()
    with acting_as(officer):
        services.resubmit_referral(returned, by=officer)
    assert returned.status == "SUBMITTED"
    assert used(batch) == 1


def test_what_was_selected_cannot_be_withdrawn_by_the_region(officer, batch):
    selected = make_referral(batch, status="SELECTED")
    with acting_as(officer), pytest.raises(IllegalMove):
        services.withdraw_referral(selected, by=officer)


def test_only_a_draft_or_a_returned_one_is_corrected_here(officer, batch):
    submitted = make_referral(batch)
    refusal = refusal_of(
        services.save_draft, submitted, by=officer, version=1, changes={"phone": "0812"}
    )
    assert refusal.code == "not_a_draft"


VERBS = ["submit", "resubmit", "withdraw"]


@pytest.mark.parametrize("verb", VERBS)
def test_a_neighbour_finds_no_nomination_and_others_may_not(
    verb, draft, neighbour, ministry_reader, province_officer, organizer, recruiter, signed_in
):
    url = f"/participants/referrals/{draft.pk}/{verb}/"
    assert signed_in(neighbour).post(url).status_code == 404
    for other in (ministry_reader, province_officer, organizer, recruiter):
        assert signed_in(other).post(url).status_code == 403
    draft.refresh_from_db()
    assert draft.status == "DRAFT"


def test_the_api_nominates_submits_and_withdraws(officer, neighbour, batch, signed_in):
    person, api = make_person(), signed_in(officer)
    made = api.post("/api/v1/referrals/", {"participant": person.pk, "batch": batch.pk})
    assert (made.status_code, made.json()["status"]) == (201, "DRAFT")
    url = f"/api/v1/referrals/{made.json()['id']}/"
    assert signed_in(neighbour).post(f"{url}submit/").status_code == 404
    assert api.post(f"{url}submit/").json()["status"] == "SUBMITTED"
    assert api.post(f"{url}submit/").status_code == 409
    assert api.post(f"{url}withdraw/", {"reason": "x"}).json()["status"] == "WITHDRAWN"
    assert used(batch) == 0


def test_the_api_does_not_nominate_a_neighbours_person(officer, batch, signed_in):
    foreign = make_participant("62.11")
    body = {"participant": foreign.pk, "batch": batch.pk}
    assert signed_in(officer).post("/api/v1/referrals/", body).status_code == 404


def test_the_admin_withdraws_row_by_row_and_says_what_was_refused(
    ministry, ministry_reader, batch, signed_in
):
    rows = [make_referral(batch), make_referral(batch, status="SELECTED")]
    asked = {"action": "withdraw", "sure": "yes", "_selected_action": [each.pk for each in rows]}
    url = "/admin/participants/referral/"
    signed_in(ministry_reader).post(url, asked)
    assert not Referral.objects.filter(status="WITHDRAWN").exists()
    page = signed_in(ministry).post(url, asked, follow=True).content.decode()
    assert [Referral.objects.get(pk=each.pk).status for each in rows] == ["WITHDRAWN", "SELECTED"]
    assert str(rows[1]) in page


def test_another_regions_quota_is_never_used(officer, batch, draft):
    make_quota(batch, "62.11")
    with acting_as(officer):
        services.submit_referral(draft, by=officer)
    assert Quota.objects.get(regency="62.11").nominated == 0


def test_nor_is_it_where_the_ministry_confirms_a_list_and_sees_every_quota(center):
    batch = open_batch(center, regency="62.11")
    with pytest.raises(Refusal) as refused:
        take_places(batch, "62.10", 1)
    assert refused.value.code == "no_quota"
