"""The second line: what a database role reaches when every filter has been forgotten."""

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from blkportal.core.scope import UNSCOPED, acting_as, acting_in, current_scope
from participants.models import Participant
from tests.assessing import make_graduate
from tests.chain import make_participant


def test_the_tests_run_as_a_role_that_row_security_binds(db):
    with acting_in(UNSCOPED), connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles"
            " WHERE rolname = session_user"
        )
        assert cursor.fetchone() == ("app_login", False, False)


def test_an_officer_reaches_only_the_own_region_without_any_filter(officer, neighbour):
    own, foreign = make_participant("62.10"), make_participant("62.11")
    with acting_as(officer):
        assert list(Participant.objects.values_list("pk", flat=True)) == [own.pk]
    with acting_as(neighbour):
        assert list(Participant.objects.values_list("pk", flat=True)) == [foreign.pk]


def test_no_scope_means_no_table(db):
    make_participant()
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with acting_in(UNSCOPED), denied, transaction.atomic():
        Participant.objects.count()


def test_an_employer_reads_initials_but_never_the_name(recruiter):
    certificate = make_graduate()
    with acting_as(recruiter):
        rows = Participant.objects.order_by("pk").values_list("initials", flat=True)
        assert list(rows) == [certificate.participant.initials]
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            list(Participant.objects.order_by("pk").values_list("name"))


def test_the_scope_before_comes_back_after_a_nested_one(officer, ministry):
    with acting_as(ministry):
        with acting_as(officer):
            assert current_scope().role == "scope_region"
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, current_setting('app.region')")
            assert cursor.fetchone() == ("scope_ministry", "")


@pytest.fixture
def other_connection(db):
    """One that is in no transaction, as the next request finds it in the pool."""
    connections["other"] = connection.copy("other")
    yield connections["other"]
    connections["other"].close()
    del connections["other"]


def test_a_scope_ends_with_its_transaction(officer, other_connection):
    with acting_as(officer, using="other"), other_connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('app.region')")
        assert cursor.fetchone() == ("scope_region", "62.10")
    with other_connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('app.region')")
        assert cursor.fetchone() == ("app_login", "")
