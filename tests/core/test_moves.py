"""A status moves by its table, once."""

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove
from blkportal.core.states import Step
from participants.models import Referral
from participants.states import ReferralStatus, referral_moves
from tests.chain import make_referral


def test_a_move_writes_who_when_from_where_to_where_and_why(officer):
    referral = make_referral(status="SUBMITTED")
    referral_moves.make("return_", referral, by=officer, reason="Ijazah tidak terbaca")
    step = StatusChange.about(referral).get()
    assert (step.before, step.after, step.reason) == (
        "SUBMITTED",
        "RETURNED",
        "Ijazah tidak terbaca",
    )
    assert (step.by, step.by_name, step.regency_id) == (officer, officer.name, "62.10")


def test_the_second_of_two_clicks_moves_nothing(officer):
    referral = make_referral(status="SUBMITTED")
    second_click = Referral.objects.get(pk=referral.pk)
    referral_moves.make("verify", referral, by=officer)
    with pytest.raises(IllegalMove) as refused:
        referral_moves.make("verify", second_click, by=officer)
    assert refused.value.facts["before"] == str(ReferralStatus.VERIFIED.label)
    assert StatusChange.about(referral).count() == 1


def test_a_move_from_the_wrong_state_names_both_states(officer):
    referral = make_referral(status="DRAFT")
    with pytest.raises(IllegalMove) as refused:
        referral_moves.make("select", referral, by=officer)
    facts = refused.value.as_data()
    assert facts["code"] == "illegal_move"
    assert facts["before"]
    assert facts["after"]
    assert facts["before"] != facts["after"]


def test_a_move_raises_the_version_so_that_an_open_form_notices(officer):
    referral = make_referral(status="SUBMITTED")
    referral_moves.make("verify", referral, by=officer)
    referral.refresh_from_db()
    assert referral.version == 2


def test_many_move_together_each_with_its_own_words(officer, organizer):
    first, second = (make_referral(status="SUBMITTED") for _ in range(2))
    steps = [Step(first, "Ijazah", {"reason": "Ijazah"}), Step(second, "KTP", {"reason": "KTP"})]
    referral_moves.make_each("return_", steps, by=organizer)
    for referral, word in ((first, "Ijazah"), (second, "KTP")):
        referral.refresh_from_db()
        step = StatusChange.about(referral).get()
        assert (referral.status, referral.reason, referral.version) == ("RETURNED", word, 2)
        assert (step.before, step.after, step.reason) == ("SUBMITTED", "RETURNED", word)
    referral_moves.make_each("return_", [], by=organizer)


def test_of_many_none_moves_where_one_may_not(officer):
    first, second = make_referral(status="SUBMITTED"), make_referral(status="DRAFT")
    steps = [Step(each, "Ijazah", {"reason": "Ijazah"}) for each in (first, second)]
    with pytest.raises(IllegalMove):
        referral_moves.make_each("return_", steps, by=officer)
    first.refresh_from_db()
    assert (first.status, StatusChange.about(first).count()) == ("SUBMITTED", 0)
