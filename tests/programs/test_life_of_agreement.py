from datetime import date, timedelta

import pytest
from django.utils import timezone

from blkportal.core.jobs import KINDS
from blkportal.core.models import Job, StatusChange
from blkportal.core.refusals import IllegalMove, Refusal, StaleVersion
from programs import services, tasks
from programs.states import AgreementStatus


@pytest.fixture
def draft(ministry, center):
    return services.draft_agreement(
        number="PKS/7/2027",
        regency_id="62.10",
        center=center,
        title="Pelatihan boarding",
        signed_on=date(2026, 1, 4),
        starts_on=date(2026, 1, 5),
        ends_on=timezone.localdate() + timedelta(days=300),
        by=ministry,
    )


def test_a_draft_comes_into_force_and_ends_early_with_a_reason(draft, ministry):
    services.activate_agreement(draft, by=ministry)
    services.end_agreement(draft, reason="Dana dialihkan", by=ministry)
    assert draft.status == AgreementStatus.ENDED
    assert StatusChange.about(draft).first().reason == "Dana dialihkan"


def test_an_agreement_must_end_after_it_starts(ministry, center):
    with pytest.raises(Refusal) as refusal:
        services.draft_agreement(
            number="PKS/8", regency_id="62.10", center=center, title="x", by=ministry,
            signed_on=date(2026, 1, 4), starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 5),
        )  # fmt: skip
    assert refusal.value.code == "agreement_days"


def test_ending_early_wants_a_reason(draft, ministry):
    with pytest.raises(Refusal) as refusal:
        services.end_agreement(draft, reason="", by=ministry)
    assert refusal.value.code == "reason_missing"


def test_an_agreement_that_is_over_does_not_come_into_force(draft, ministry):
    draft.ends_on = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Refusal) as refusal:
        services.activate_agreement(draft, by=ministry)
    assert refusal.value.code == "agreement_past"


def test_what_was_signed_stays_as_it_is(draft, ministry):
    services.correct_agreement(draft, version=1, changes={"title": "Boarding 2026"}, by=ministry)
    with pytest.raises(StaleVersion):
        services.correct_agreement(draft, version=1, changes={"title": "Lain"}, by=ministry)
    services.activate_agreement(draft, by=ministry)
    with pytest.raises(Refusal) as refusal:
        services.correct_agreement(draft, version=3, changes={"title": "Lain"}, by=ministry)
    assert refusal.value.code == "agreement_signed"


def test_agreements_expire_on_the_day_after_their_last_and_only_once(draft, ministry):
    services.activate_agreement(draft, by=ministry)
    assert services.expire_agreements(draft.ends_on) == 0
    day_after = draft.ends_on + timedelta(days=1)
    assert services.expire_agreements(day_after) == 1
    assert services.expire_agreements(day_after) == 0
    draft.refresh_from_db()
    assert draft.status == AgreementStatus.EXPIRED
    with pytest.raises(IllegalMove):
        services.end_agreement(draft, reason="terlambat", by=ministry)


def test_two_schedulers_make_one_job_a_day(db):
    tasks.expire_agreements()
    tasks.expire_agreements()
    assert Job.objects.filter(kind="expire-agreements").count() == 1
    assert KINDS["expire-agreements"](None) == {"expired": 0}
