"""An obstacle in two fields, and the answers to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from blkportal.core.subjects import Subject
from regions.models import Obstacle, Regency
from regions.models.obstacle import Category
from regions.services.mention import Candidate, cannot_be_mentioned


class RaiseForm(forms.Form):
    """Two fields; whoever works for several regions also says which one it is."""

    text = forms.CharField(
        label=_("What stands in the way?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A sentence is enough. Leave out names and NIKs: others read it too."),
    )
    category = forms.ChoiceField(
        label=_("What is it about?"), choices=[("", _("Choose")), *Category.choices]
    )
    regency = forms.ModelChoiceField(
        Regency.objects.none(), label=_("Region"), empty_label=_("Choose a region")
    )  # of an officer of a regency it is the own one
    is_urgent = forms.BooleanField(label=_("Urgent: people are waiting right now"), required=False)

    def __init__(self, user: Any, subject: Subject | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["regency"]
        if user.role == Role.REGENCY_OFFICER:
            self.own = Regency.objects.get(pk=user.scope_key)
            field.disabled, field.initial = True, self.own
            field.widget = field.hidden_widget()
            field.queryset = Regency.objects.filter(pk=user.scope_key)  # type: ignore[attr-defined]
            return
        rows = Regency.objects.filter(succeeded_by=None).order_by("name")
        if user.role == Role.PROVINCE_OFFICER:
            rows = rows.filter(province=user.scope_key)
        if subject and subject.regions:
            rows = rows.filter(pk__in=subject.regions)
        field.queryset = rows  # type: ignore[attr-defined]
        if subject and len(subject.regions) == 1:
            field.initial = subject.regions[0]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Why it cannot be solved"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever raised it reads this."),
    )


class SolveForm(AnswerForm):
    answer = forms.CharField(
        label=_("How it was solved"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    helped = forms.IntegerField(
        label=_("For how many people"), required=False, min_value=0, max_value=100_000
    )
    lesson = forms.CharField(
        label=_("What stood in the way, for other regions"),
        required=False,
        max_length=300,
        help_text=_("Without names. Others find it with your answer when they meet the same."),
    )


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is open again"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Add a comment"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    mentions = forms.MultipleChoiceField(
        label=_("Mention"),
        required=False,
        widget=forms.SelectMultiple(attrs={"data-mentions": "", "size": 5}),
        help_text=_("They are told. Several: hold Ctrl, or on a phone tick them."),
    )

    def __init__(self, candidates: list[Candidate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mentions"]
        field.choices = [(each.key, each.name) for each in candidates]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = cannot_be_mentioned()


class MergeForm(forms.Form):
    into = forms.TypedChoiceField(label=_("The same as"), coerce=int)

    def __init__(self, others: list[Obstacle], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {each.pk: each for each in others}
        named = [(pk, f"{pk} · {each.title}") for pk, each in self.others.items()]
        choices = [("", _("Choose an obstacle")), *named]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]

    def clean_into(self) -> Obstacle:
        return self.others[self.cleaned_data["into"]]
