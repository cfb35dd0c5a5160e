"""How much PostgreSQL weighs before it looks: in memory, as a time says more of the machine."""

import re

from blkportal.core.scope import acting_as
from participants.views.enrollment import enrollments_of
from tests.chain import make_enrollment

A_LITTLE = 4_000  # kB; all orders of nine tables take 10,700


def test_a_page_about_one_person_is_planned_with_little_thought(officer):
    enrollment = make_enrollment("CONFIRMED")
    with acting_as(officer):
        plan = enrollments_of(officer).filter(pk=enrollment.pk).explain(memory=True)
    assert int(re.search(r"Memory: used=(\d+)kB", plan)[1]) < A_LITTLE
