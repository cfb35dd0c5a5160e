import logging

import pytest
from django.test import Client

from tests.access.rows import ANYONE
from tests.access.world import make_people, make_worlds


@pytest.fixture
def who(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # 15 at once
    return make_people()


@pytest.fixture
def worlds(who):
    return make_worlds(who)


@pytest.fixture
def browser(who):
    """``browser("officer")`` is a client on which that person has signed in, as in production:
    what breaks is an answer with status 500, not an exception of the test."""
    logging.getLogger("django.request").setLevel(logging.CRITICAL)

    def of(person, **options):
        client = Client(raise_request_exception=False, **options)
        if person != ANYONE:
            client.force_login(who[person])
        return client

    yield of
    logging.getLogger("django.request").setLevel(logging.NOTSET)
