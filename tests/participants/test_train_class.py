"""A whole class moves together; whoever cannot is named with the reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants import services
from tests.chain import make_batch, make_enrollment, make_participant, make_referral
from tests.learning import make_bed, make_day, pass_units
from tests.pages import Page


@pytest.fixture
def batch(center):
    make_bed(center, "FEMALE")
    make_bed(center, "FEMALE")
    batch = make_batch(center, status="CONFIRMED", starts_on=timezone.localdate())
    for name, sex in (("Ana", "FEMALE"), ("Bima", "MALE"), ("Citra", "FEMALE")):
        person = make_participant(name=name, sex=sex)
        make_enrollment("CONFIRMED", make_referral(batch, person, status="SELECTED"))
    return batch


def test_all_arrive_for_whom_there_is_a_bed_and_the_others_are_named(batch, organizer):
    with acting_as(organizer):
        result = services.arrive_class(batch, by=organizer)
    assert [row.participant.name for row in result.done] == ["Ana", "Citra"]
    ((refused, sentence),) = result.refused
    assert refused.participant.name == "Bima"
    assert "BBPLK Bekasi" in sentence


def test_a_class_starts_completes_and_graduates_and_its_batch_moves_along(batch, organizer):
    with acting_as(organizer):
        services.arrive_class(batch, by=organizer)
        assert len(services.start_class(batch, by=organizer).done) == 2
        assert batch.status == "RUNNING"
        completed = services.complete_class(batch, by=organizer).done
        assert (len(completed), batch.status) == (2, "ASSESSMENT")
        pass_units(*completed)
        assert len(services.graduate_class(batch, by=organizer).done) == 2
    batch.refresh_from_db()
    assert batch.status == "GRADUATION"
    assert batch.enrollments.filter(graduated_on=timezone.localdate()).count() == 2


def test_whoever_completes_a_class_early_reads_which_days_have_no_roll(
    batch, organizer, signed_in
):
    with acting_as(organizer):
        services.arrive_class(batch, by=organizer)
        services.start_class(batch, by=organizer)
    today = timezone.localdate()
    for days in (-2, -1, 3):
        make_day(batch, today + timedelta(days=days))
    page = Page(signed_in(organizer).get(f"/participants/classes/{batch.pk}/complete/"))
    assert "Presensi 2 hari pelatihan belum diambil" in page.notices
    assert "Masih ada 1 hari pelatihan" in page.notices


def test_a_class_does_not_graduate_before_it_has_completed(batch, organizer):
    services.arrive_class(batch, by=organizer)
    services.start_class(batch, by=organizer)
    tomorrow = timezone.localdate() + timedelta(days=1)
    services.complete_class(batch, on=tomorrow, by=organizer)
    result = services.graduate_class(batch, by=organizer)
    assert (len(result.done), len(result.refused)) == (0, 2)
    batch.refresh_from_db()
    assert batch.status == "ASSESSMENT"  # nobody could, so neither does the class
