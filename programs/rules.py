"""A program's eligibility rules, which are data, in words."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.document_kinds import DocumentKind

EDUCATION = {
    "SD": gettext_lazy("primary school (SD)"),
    "SMP": gettext_lazy("lower secondary school (SMP)"),
    "SMA": gettext_lazy("upper secondary school (SMA/SMK)"),
    "SMK": gettext_lazy("upper secondary school (SMA/SMK)"),
    "DIPLOMA": gettext_lazy("a diploma (D1–D3)"),
    "BACHELOR": gettext_lazy("a bachelor's degree (S1/D4)"),
}

# groups that a program puts first, each as a percentage of the seats of a class
SHARES = {
    "share_women": gettext_lazy("women"),
    "share_disability": gettext_lazy("people with a disability"),
    "share_poor": gettext_lazy("poor households (DTKS)"),
}


class RulesOf(models.TextChoices):
    """Whose rules count for a class: those of its center where it has some, else the program's."""

    PROGRAM = "PROGRAM", gettext_lazy("The program's rules")
    CENTER = "CENTER", gettext_lazy("The center's own rules")


def _is_percent(value: Any) -> bool:
    return type(value) is int and 0 < value <= 100


def _is_age(value: Any) -> bool:
    return type(value) is int and 0 < value < 100


def _is_switch(value: Any) -> bool:
    return type(value) is bool


def _is_school(value: Any) -> bool:
    return isinstance(value, str) and value in EDUCATION


def _are_documents(value: Any) -> bool:
    return isinstance(value, list) and all(kind in DocumentKind.values for kind in value)


POSSIBLE: dict[str, Callable[[Any], bool]] = {
    "age_min": _is_age,
    "age_max": _is_age,
    "education_min": _is_school,
    "not_in_training_this_year": _is_switch,
    "not_trained_here_before": _is_switch,
    "documents": _are_documents,
    **dict.fromkeys(SHARES, _is_percent),
}


def check_rules(rules: Any) -> None:
    """A rule that nobody can apply is refused when it is written, not when somebody nominates."""
    if not isinstance(rules, dict):
        raise ValidationError(_("Write the rules as {…}, for example {“age_min”: 17}."))
    for rule, value in rules.items():
        if rule not in POSSIBLE or not (value is None or POSSIBLE[rule](value)):
            raise ValidationError(
                _(
                    "“%(rule)s: %(value)s” is not possible. Rules: %(rules)s. "
                    "Schools: %(schools)s. Documents: %(documents)s."
                )
                % {
                    "rule": rule,
                    "value": value,
                    "rules": ", ".join(POSSIBLE),
                    "schools": ", ".join(EDUCATION),
                    "documents": ", ".join(DocumentKind.values),
                }
            )
    if (rules.get("age_min") or 0) > (rules.get("age_max") or 100):
        raise ValidationError(_("The least age lies above the greatest; nobody would fit."))


def rules_in_words(rules: dict[str, Any]) -> list[str]:
    """Only what binds: a rule that is absent is not told, and nobody is kept out by it."""
    return [*_age(rules.get("age_min"), rules.get("age_max")), *_others(rules)]


def _age(youngest: int | None, oldest: int | None) -> list[str]:
    words = {"min": youngest, "max": oldest}
    if youngest and oldest:
        return [_("%(min)s to %(max)s years old on the first day") % words]
    if youngest:
        return [_("At least %(min)s years old on the first day") % words]
    return [_("At most %(max)s years old on the first day") % words] if oldest else []


def _others(rules: dict[str, Any]) -> list[str]:
    told = []
    if school := rules.get("education_min"):
        told.append(_("At least %(school)s") % {"school": EDUCATION.get(school, school)})
    if rules.get("not_in_training_this_year"):
        told.append(_("Has taken part in no other training this year"))
    if rules.get("not_trained_here_before"):
        told.append(_("Has not been trained at the same center before"))
    if documents := rules.get("documents"):
        told.append(_("Hands in: %(documents)s") % {"documents": names_of(documents)})
    return [*told, *_shares(rules)]


def _shares(rules: dict[str, Any]) -> list[str]:
    """What is meant for whom; it keeps nobody else out."""
    text = _("At least %(percent)s%% of the seats are meant for: %(group)s")
    return [
        text % {"percent": rules[name], "group": group}
        for name, group in SHARES.items()
        if rules.get(name)
    ]


def names_of(documents: list[str]) -> str:
    return ", ".join(str(DocumentKind(kind).label) for kind in documents)
