"""What the page is called that a form leads back to."""

from typing import Any

from django.urls import resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PAGES = {
    "alumni_list": _("What became of the graduates"),
    "employer_list": _("Employers"),
    "employer_detail": _("Employer"),
    "graduate_list": _("Find graduates"),
    "graduate_detail": pgettext_lazy("a person", "Graduate"),
    "hire_request_detail": _("Hire request"),
    "list_invitations": _("Invitations to forums"),
    "list_rounds": _("Verification rounds"),
    "list_searches": _("Saved searches"),
    "list_signups": _("Firms that registered themselves"),
    "list_vacancies": _("Vacancies"),
    "placement_detail": _("Placement"),
    "show_forum": _("Firms invited"),
    "show_batch": _("Batch"),
    "show_pledge": _("Class pledge"),
    "show_signup": _("Registration of a firm"),
    "show_vacancy": _("Vacancy"),
}


def parent_of(back: str) -> Any:
    """By its name; a page that has none here is still a way back."""
    return PAGES.get(resolve(back.partition("?")[0]).url_name or "", _("Back"))
