"""A corrected sex reaches the seats of a person, except while a bed was found by it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from psycopg2.extras import DateRange

from blkportal.core.scope import acting_as
from participants.models import Enrollment, Participant, Stay
from participants.services import correct_participant
from tests.chain import make_enrollment
from tests.learning import make_bed, make_stay

OTHER = {"MALE": "FEMALE", "FEMALE": "MALE"}


def corrected(enrollment, officer):
    """The sex of the seat after the region has corrected that of the person."""
    person = Participant.objects.get(pk=enrollment.participant_id)
    with acting_as(officer):
        changes = {"sex": OTHER[person.sex]}
        correct_participant(person, version=person.version, changes=changes, by=officer)
    return Enrollment.objects.get(pk=enrollment.pk).sex


@pytest.fixture
def living_in(db):
    enrollment = make_enrollment("ARRIVED")
    stay = make_stay(enrollment, make_bed(enrollment.center, enrollment.sex))
    today = timezone.localdate()
    nights = DateRange(today, today + timedelta(days=9), "[)")
    Stay.objects.filter(pk=stay.pk).update(nights=nights)
    return enrollment


def test_a_seat_without_a_bed_follows_the_person(db, officer):
    enrollment = make_enrollment("GRADUATED")
    assert corrected(enrollment, officer) == OTHER[enrollment.sex]


def test_who_has_a_bed_keeps_the_sex_by_which_it_was_found(living_in, officer):
    assert corrected(living_in, officer) == living_in.sex


def test_a_bed_that_is_free_again_holds_nothing_back(living_in, officer):
    Stay.objects.update(is_cancelled=True)
    assert corrected(living_in, officer) == OTHER[living_in.sex]
