"""The ministry registers and corrects a firm in the admin as on its page: the same refusals."""

import pytest
from django.urls import reverse

from blkportal.core.models import StatusChange
from placements.models import Employer
from tests.admin_forms import filled_in, refusals

NEW = {"name": "PT  Las Nusantara", "registry_number": "wlkp 0077", "sector": "Industri",
       "kbli": "24101", "is_direct": "on", "regency": "32.15", "address": "",
       "website": ""}  # fmt: skip
NO_CONTACTS = {"contacts-TOTAL_FORMS": 0, "contacts-INITIAL_FORMS": 0}
ADD = reverse("admin:placements_employer_add")


@pytest.fixture
def browser(signed_in, ministry):
    return signed_in(ministry)


def at(employer):
    return reverse("admin:placements_employer_change", args=[employer.pk])


def test_a_firm_is_registered_with_its_number_made_even_and_its_history_begun(browser):
    assert browser.post(ADD, NEW | NO_CONTACTS).status_code == 302
    firm = Employer.objects.get()
    assert (firm.name, firm.registry_number) == ("PT Las Nusantara", "WLKP0077")
    assert StatusChange.objects.get().verb == "register"


def test_a_number_of_another_firm_is_refused_in_words(browser, employer):
    number = employer.registry_number.lower()
    assert refusals(browser.post(ADD, NEW | NO_CONTACTS | {"registry_number": number}))
    assert Employer.objects.count() == 1


def test_a_correction_is_saved_and_counted(browser, employer):
    words = filled_in(browser, at(employer), "contacts") | {"sector": "Konstruksi"}
    assert browser.post(at(employer), words).status_code == 302
    employer.refresh_from_db()
    assert (employer.sector, employer.version) == ("Konstruksi", 2)


def test_who_was_slower_does_not_overwrite(browser, employer):
    stale = filled_in(browser, at(employer), "contacts")
    browser.post(at(employer), stale | {"sector": "Pertama"})
    assert refusals(browser.post(at(employer), stale | {"sector": "Kedua"}))
    employer.refresh_from_db()
    assert employer.sector == "Pertama"
