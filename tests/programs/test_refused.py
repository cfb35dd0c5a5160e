"""What batches refuse once they are over, and plans that could never be."""

from datetime import timedelta

import pytest

from blkportal.core.refusals import Refusal
from programs import services
from programs.models import Batch
from tests.chain import make_batch


def refused(act):
    with pytest.raises(Refusal) as error:
        act()
    return error.value.code


@pytest.mark.parametrize("state", ["CLOSED", "CANCELLED"])
def test_the_plan_of_a_batch_that_is_over_stays(center, ministry, state):
    batch = make_batch(center, status=state)
    act = services.correct_batch
    changes = {"title": "Lain"}
    code = refused(lambda: act(batch, version=1, changes=changes, by=ministry))
    assert code == "batch_over"
    assert Batch.objects.get().title != "Lain"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "batch_unsound"),
        ({"title": "x" * 151}, "batch_unsound"),
        ({"code": "Bukan kode"}, "batch_unsound"),
        ({"delivery": "X"}, "batch_unsound"),
        ({"capacity": -1}, "batch_too_small"),
    ],
)
def test_an_unsound_plan_is_one_sentence_and_no_error_of_the_database(
    center, ministry, changes, code
):
    batch = make_batch(center)
    act = services.correct_batch
    assert refused(lambda: act(batch, version=1, changes=changes, by=ministry)) == code
    assert Batch.objects.get().version == 1


@pytest.mark.parametrize(
    "days", [{"ends_on": -1}, {"nominate_by": 1}, {"nominate_by": 1, "ends_on": -1}]
)
def test_days_that_do_not_follow_each_other_are_refused(center, ministry, days):
    batch = make_batch(center)
    changes = {name: batch.starts_on + timedelta(days=shift) for name, shift in days.items()}
    act = services.correct_batch
    code = refused(lambda: act(batch, version=1, changes=changes, by=ministry))
    assert code == "batch_days"


@pytest.mark.parametrize("reason", ["", "  \n"])
@pytest.mark.parametrize("verb", ["postpone_batch", "cancel_batch"])
def test_without_a_reason_nothing_is_put_off_or_called_off(center, ministry, verb, reason):
    batch = make_batch(center)
    act = getattr(services, verb)
    assert refused(lambda: act(batch, reason=reason, by=ministry)) == "reason_missing"
    batch.refresh_from_db()
    assert (batch.status, batch.version) == ("OPEN", 1)


def test_a_decree_has_a_number(center, ministry):
    batch = make_batch(center, status="SELECTION")
    act = services.confirm_batch
    code = refused(lambda: act(batch, decree_number=" ", decree_on=batch.starts_on, by=ministry))
    assert code == "decree"
    batch.refresh_from_db()
    assert (batch.status, batch.decree_on) == ("SELECTION", None)
