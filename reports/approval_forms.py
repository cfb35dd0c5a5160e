"""What is said to a report on its way up the line, and which approvals a list shows."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from reports.cadence import Cadence
from reports.models import ReportApproval
from reports.services.approval_work import waiting_for
from reports.states import ApprovalStatus

LONGEST = 1_000


class CommentForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment"), max_length=LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands beside the report with your name."),
    )  # fmt: skip


class DoubtForm(forms.Form):
    comment = forms.CharField(
        label=_("What is wrong"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Name the figure and what it should be. Province and ministry read it."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    comment = forms.CharField(
        label=_("Reason"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands beside the report with your name."),
    )  # fmt: skip


class ApprovalFilter(filters.FilterSet):
    """``state=mine``: what waits for whoever looks."""

    state = filters.ChoiceFilter(
        label=_("Status"), empty_label=_("All"), method="in_state",
        choices=[("mine", _("Waits for me")), *ApprovalStatus.choices],
    )  # fmt: skip
    cadence = filters.ChoiceFilter(
        label=_("How often"),
        empty_label=_("All"),
        choices=Cadence,
        field_name="report__run__cadence",
    )

    class Meta:
        model = ReportApproval
        fields: list[str] = []

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        user: Any = self.request.user
        return waiting_for(rows, user) if value == "mine" else rows.filter(status=value)
