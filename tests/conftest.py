"""Tests run on the real PostgreSQL, as the role that the portal itself has.

The schema is made by the owner; then every test signs in as ``app_login`` (neither superuser nor
BYPASSRLS) and acts as the ministry until a request, a job or ``acting_as`` takes another scope.
"""

import gc
from threading import Thread

import pytest
from django.conf import settings
from django.db import connections

from blkportal.core.scope import SYSTEM, acting_in
from tests.blank import blank_database

pytest_plugins = ["tests.people", "tests.live.fixtures", "tests.browser.fixtures"]
DATABASES = ["default", "side"]
SHARED = {"portal", "portal_named", "local"}  # fixtures that take long to make
ONE_PORTAL = ("tests/live/", "tests/races/")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """While the workers read the tests, what all their databases are copied from is made."""
    Thread(target=blank_database, daemon=True).start()


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups after it
def pytest_collection_modifyitems(items):
    """What serves several tests is made once: they stay on one worker. What walks over all
    addresses takes longest and begins first, so that no worker is left with it at the end."""
    items.sort(key=lambda item: "tests/access/" not in item.nodeid)
    for item in items:
        if SHARED.intersection(getattr(item, "fixturenames", ())):
            module = item.nodeid.partition("::")[0]
            group = "portal" if module.startswith(ONE_PORTAL) else module
            item.add_marker(pytest.mark.xdist_group(group))
        if "db" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=DATABASES))


def pytest_collection_finish():
    """What is loaded by now stays, so the collector need not walk it again and again (−7 %)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, request):
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    owner = connections["owner"]
    with django_db_blocker.unblock():
        for alias in connections:
            connections[alias].close()
        owner.settings_dict["TEST"]["NAME"] = f"test_blkportal_{worker or 'main'}"
        owner.settings_dict["TEST"]["TEMPLATE"] = blank_database()
        before = owner.settings_dict["NAME"]
        name = owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        keep_plans_sane(owner, name)
        for alias in DATABASES:
            connections[alias].settings_dict["NAME"] = name
        owner.close()
        connections["side"] = connections[
            "default"
        ]  # progress is seen inside a test's transaction
    yield
    with django_db_blocker.unblock():
        for alias in connections:
            connections[alias].close()
        owner.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _own_files(tmp_path_factory):
    """What tests upload goes where it is thrown away, and files collected for a demo are not read:
    each client would look through all of them (−15 % where there are some)."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    settings.STATIC_ROOT = settings.MEDIA_ROOT / "nothing_collected"


def keep_plans_sane(owner, name):
    """A test sees its rows, the planner does not: to it every table stays as empty as between two
    tests. Rows must be found by their index then, also by the checks of references."""
    with owner.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(f"ALTER DATABASE {name} SET enable_seqscan = off")
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")


@pytest.fixture(autouse=True)
def _ministry_scope(request):
    """Rows that a test lays out beforehand are laid out by the ministry."""
    if "db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("db")
    with acting_in(SYSTEM):
        yield
