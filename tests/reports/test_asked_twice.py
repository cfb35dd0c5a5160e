"""A report that is asked for twice: the notice says whether a new one is made."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from blkportal.core.models import Job
from reports.models import RegionalReport


@pytest.fixture
def report(officer, build):
    """Of an earlier day."""
    report = build(officer)
    Job.objects.filter(pk=report.job_id).update(key="earlier")
    return report


def press(browser, report):
    answer = browser.post(reverse("reports:request_again", args=[report.pk]))
    (said,) = list(get_messages(answer.wsgi_request))[-1:]
    return answer.url, said.level_tag


def test_pressed_twice_the_notice_says_what_happened(report, officer, signed_in):
    browser = signed_in(officer)
    first, said = press(browser, report)
    again, told = press(browser, report)
    assert (first == again, said, told) == (True, "success", "info")
    assert RegionalReport.objects.count() == 2
