"""What the tests of signing in share: a way to knock, and the links that letters hold."""

import re

from django.test import Client
from django.urls import reverse

from accounts import tasks  # noqa: F401  (registers the letters, as a worker does)
from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from tests.people import PASSWORD

SIGN_IN = reverse("accounts:sign_in")


def knock(email, password=PASSWORD, browser=None, **extra):
    """``extra`` may name REMOTE_ADDR, HTTP_… and ``next``."""
    data = {"email": email, "password": password}
    if "next" in extra:
        data["next"] = extra.pop("next")
    return (browser or Client()).post(SIGN_IN, data, **extra)


def is_signed_in(browser):
    return browser.get(reverse("accounts:see_profile")).status_code == 200


def run_letters():
    """Do what a worker does with the letters that wait; return how many were tried."""
    waiting = list(Job.objects.filter(kind__startswith="accounts.", status="QUEUED"))
    for job in waiting:
        run_job(job.pk)
    return len(waiting)


def link_in(letter):
    return re.search(r"https?://\S+", letter.body)[0]


def path_in(letter):
    return "/" + link_in(letter).split("/", 3)[3]
