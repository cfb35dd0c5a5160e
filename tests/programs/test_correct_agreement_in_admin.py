"""The ministry drafts and corrects an agreement in the admin as on its page: the same refusals."""

import pytest
from django.urls import reverse

from programs.models import Agreement
from programs.states import AgreementStatus
from tests.admin_forms import filled_in, refusals
from tests.chain import make_agreement, make_batch, make_quota

NEW = {"number": "PKS-77/2026", "title": "Kerja sama 2026", "regency": "62.10",
       "center": "bbplk-bekasi", "signed_on": "2025-12-01", "starts_on": "2026-01-01",
       "ends_on": "2028-12-31",
       "quotas-TOTAL_FORMS": 0, "quotas-INITIAL_FORMS": 0}  # fmt: skip
ADD = reverse("admin:programs_agreement_add")


def agreement_of(center, status):
    return make_quota(make_batch(center), status=status).agreement


@pytest.fixture
def draft(center):
    return make_agreement(make_batch(center), status=AgreementStatus.DRAFT)


@pytest.fixture
def browser(signed_in, ministry, center):
    return signed_in(ministry)


def at(agreement):
    return reverse("admin:programs_agreement_change", args=[agreement.pk])


def test_an_agreement_is_drafted(browser):
    assert browser.post(ADD, NEW).status_code == 302
    agreement = Agreement.objects.get()
    assert (agreement.number, agreement.status) == ("PKS-77/2026", AgreementStatus.DRAFT)


def test_one_that_ends_before_it_starts_is_refused_in_words(browser):
    assert "berakhir" in refusals(browser.post(ADD, NEW | {"ends_on": "2025-12-31"}))
    assert not Agreement.objects.exists()


def test_a_number_is_given_once(browser, draft):
    answer = browser.post(ADD, NEW | {"number": draft.number})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["number"]
    assert Agreement.objects.count() == 1


def test_a_correction_is_saved_and_counted(browser, draft):
    answer = browser.post(at(draft), filled_in(browser, at(draft), "quotas") | {"title": "Baru"})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.version) == ("Baru", 2)


def test_saving_what_nobody_changed_writes_nothing(browser, draft):
    assert browser.post(at(draft), filled_in(browser, at(draft), "quotas")).status_code == 302
    draft.refresh_from_db()
    assert draft.version == 1


def test_who_was_slower_does_not_overwrite(browser, draft):
    stale = filled_in(browser, at(draft), "quotas")
    browser.post(at(draft), stale | {"title": "Pertama"})
    assert refusals(browser.post(at(draft), stale | {"title": "Kedua"}))
    draft.refresh_from_db()
    assert draft.title == "Pertama"


def test_what_is_in_force_is_shown_and_not_offered_for_change(browser, center):
    signed = agreement_of(center, AgreementStatus.ACTIVE)
    answer = browser.get(at(signed))
    assert answer.status_code == 200
    assert signed.number in answer.content.decode()
    assert 'name="_save"' not in answer.content.decode()
    assert browser.post(at(signed), NEW).status_code == 403
    signed.refresh_from_db()
    assert signed.version == 1
