"""A firm that came by a link: its own question, and no other, whatever a view forgets."""

import pytest
from django.db import ProgrammingError, transaction

from blkportal.core.scope import acting_in, scope_of_witness
from placements.models import FirmQuestion, Placement
from tests.evidence import make_firm_question


@pytest.fixture
def questions(db):
    return make_firm_question(), make_firm_question(sent_to="lain@jaya.test")


def test_one_question_is_read_and_written(questions):
    mine, other = questions
    with acting_in(scope_of_witness(mine.pk)):
        assert [each.pk for each in FirmQuestion.objects.all()] == [mine.pk]
        gone = FirmQuestion.objects.filter(pk=other.pk).update(witness_name="Siapa pun")
        assert gone == 0


@pytest.mark.parametrize(
    "write",
    [
        lambda: FirmQuestion.objects.update(closes_on="2999-01-01"),
        lambda: FirmQuestion.objects.update(sent_to="lain"),
        lambda: Placement.objects.update(wage=1),
        lambda: Placement.objects.update(employer_name="PT Lain"),
    ],
)
def test_no_more_is_written_than_the_answer(questions, write):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with acting_in(scope_of_witness(questions[0].pk)), denied, transaction.atomic():
        write()
