from datetime import timedelta

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Enrollment
from participants.states import Outcome
from tests.assessing import make_graduate
from tests.chain import make_enrollment


@pytest.fixture
def graduate(db):
    return make_graduate().enrollment


def later(enrollment, days):
    return enrollment.graduated_on + timedelta(days=days)


def test_work_is_dated_once_and_the_latest_news_counts(graduate, organizer):
    services.record_outcome(
        graduate, outcome=Outcome.WORKING, on=later(graduate, 20), by=organizer
    )
    services.record_outcome(
        graduate, outcome=Outcome.SEEKING, on=later(graduate, 90), by=organizer
    )
    graduate.refresh_from_db()
    assert graduate.placed_on == later(graduate, 20)
    assert (graduate.outcome, graduate.outcome_known_on) == ("SEEKING", later(graduate, 90))


def test_older_news_does_not_replace_newer(graduate, organizer):
    services.record_outcome(
        graduate, outcome=Outcome.STUDYING, on=later(graduate, 90), by=organizer
    )
    services.record_outcome(
        graduate, outcome=Outcome.WORKING, on=later(graduate, 20), by=organizer
    )
    assert (graduate.outcome, graduate.placed_on) == ("STUDYING", later(graduate, 20))


def test_the_known_does_not_become_unknown(graduate, organizer):
    with pytest.raises(Refusal) as refusal:
        services.record_outcome(
            graduate, outcome=Outcome.UNKNOWN, on=later(graduate, 1), by=organizer
        )
    assert refusal.value.code == "unknown"


def test_nothing_is_known_before_graduation(graduate, organizer):
    with pytest.raises(Refusal) as refusal:
        services.record_outcome(graduate, outcome="WORKING", on=later(graduate, -1), by=organizer)
    assert refusal.value.code == "before_graduation"


def test_only_graduates_have_an_outcome(organizer):
    enrollment = make_enrollment("IN_TRAINING")
    with pytest.raises(Refusal) as refusal:
        services.record_outcome(
            enrollment, outcome="WORKING", on=enrollment.enrolled_on, by=organizer
        )
    assert refusal.value.code == "not_due"


@pytest.mark.parametrize("who", ["officer", "recruiter", "organizer", "ministry"])
def test_whoever_may_report_it_may_write_it(graduate, request, who):
    user = request.getfixturevalue(who)
    with acting_as(user):
        row = Enrollment.objects.only("id").get(pk=graduate.pk)
        services.record_outcome(row, outcome="WORKING", on=later(graduate, 3), by=user)
    graduate.refresh_from_db()
    assert graduate.placed_on == later(graduate, 3)
    assert StatusChange.about(graduate).get(verb="record_outcome").by == user
