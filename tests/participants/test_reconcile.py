"""Counters equal the recount of people; where one does not, the ministry is told."""

import pytest
from django.core.management import CommandError, call_command

from participants.services.reconcile import reconcile
from programs.models import Batch, Drift, Quota
from tests.chain import make_enrollment


@pytest.fixture
def enrollment(db):
    return make_enrollment()


def test_a_true_chain_has_no_drift(enrollment):
    make_enrollment("NO_ARRIVAL")
    make_enrollment("WITHDRAWN")
    make_enrollment("GRADUATED")
    assert reconcile() == []


@pytest.mark.parametrize(
    ("figure", "model", "counter"),
    [
        ("QUOTA_TAKEN", Quota, "taken"),
        ("NOMINATED", Quota, "nominated"),
        ("BATCH_TAKEN", Batch, "taken"),
    ],
)
def test_a_counter_that_counts_one_too_many_is_found(enrollment, figure, model, counter):
    row = model.objects.get()
    setattr(row, counter, 2)
    row.save()
    (drift,) = reconcile()
    assert (drift.figure, drift.record_id, drift.kept, drift.counted) == (figure, row.pk, 2, 1)


def test_a_drift_is_kept_once_and_settled_when_it_is_gone(enrollment):
    Quota.objects.update(taken=2)
    reconcile()
    reconcile()
    assert Drift.objects.count() == 1
    Quota.objects.update(taken=1)
    assert reconcile() == []
    assert Drift.objects.get().settled_at is not None


def test_the_command_prints_the_drifts_and_fails(enrollment, capsys):
    call_command("reconcile")
    assert "No drift" in capsys.readouterr().out
    Batch.objects.update(taken=5)
    with pytest.raises(CommandError):
        call_command("reconcile")
    assert "kept 5, counted 1" in capsys.readouterr().out
