"""The ministry plans and corrects a batch in the admin as on its page: the same refusals."""

import pytest
from django.urls import reverse

from programs.models import Batch
from tests.admin_forms import filled_in, refusals
from tests.chain import make_batch, make_enrollment, make_referral


@pytest.fixture
def batch(center):
    return make_batch(center, status="SELECTION")


@pytest.fixture
def browser(signed_in, ministry):
    return signed_in(ministry)


def at(batch):
    return reverse("admin:programs_batch_change", args=[batch.pk])


def test_a_correction_is_saved_and_counted(browser, batch):
    answer = browser.post(at(batch), filled_in(browser, at(batch), "quotas") | {"title": "Baru"})
    assert answer.status_code == 302
    batch.refresh_from_db()
    assert (batch.title, batch.version) == ("Baru", 2)


def test_who_was_slower_does_not_overwrite(browser, batch):
    stale = filled_in(browser, at(batch), "quotas")
    browser.post(at(batch), stale | {"title": "Pertama"})
    assert refusals(browser.post(at(batch), stale | {"title": "Kedua"}))
    assert Batch.objects.get().title == "Pertama"


@pytest.mark.parametrize(
    "change", [{"center": "bbplk-serang"}, {"delivery": "MOBILE"}, {"code": "lain"}]
)
def test_what_people_were_promised_stays(browser, batch, other_center, change):
    make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    assert refusals(browser.post(at(batch), filled_in(browser, at(batch), "quotas") | change))
    batch.refresh_from_db()
    assert batch.version == 1


def test_a_class_does_not_become_smaller_than_it_is(browser, batch):
    for _person in range(2):
        make_enrollment("CONFIRMED", make_referral(batch, status="SELECTED"))
    assert "2" in refusals(
        browser.post(at(batch), filled_in(browser, at(batch), "quotas") | {"capacity": 1})
    )


def test_a_batch_that_is_over_stays_as_it_was(browser, center):
    closed = make_batch(center, status="CLOSED")
    assert refusals(
        browser.post(at(closed), filled_in(browser, at(closed), "quotas") | {"title": "Lain"})
    )


def test_days_follow_each_other(browser, batch):
    wrong = {"ends_on": batch.nominate_by}
    assert refusals(browser.post(at(batch), filled_in(browser, at(batch), "quotas") | wrong))


def test_a_batch_is_planned(browser, batch):
    facts = filled_in(browser, at(batch), "quotas") | {"code": "las-baru", "title": "Las baru"}
    facts.pop("seen_version")
    assert browser.post(reverse("admin:programs_batch_add"), facts).status_code == 302
    assert Batch.objects.get(code="las-baru").status == "PLANNED"
    again = browser.post(reverse("admin:programs_batch_add"), facts)
    assert again.context["adminform"].form.errors["code"]  # it is taken
