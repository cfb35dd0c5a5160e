"""Competency units are searched in the register and ticked, on the page of the form itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from placements.models.vacancy_promises import MOST_UNITS
from placements.services.vacancy_units import find_units, mistake_in_units, titles_of, units_in


class SearchedChoices(forms.CheckboxSelectMultiple):
    """With a search beside the choices: the button sends the form, which comes back with more of
    them, nothing checked and nothing kept."""

    template_name = "ui/searched_choices.html"
    words, told = "", ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "words": self.words,
            "told": self.told,
            "search_label": _("Code, or words of unit, program or vocation"),
            "search_button": _("Look for units"),
        }
        return context


class UnitsField(forms.MultipleChoiceField):
    widget = SearchedChoices

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Competency units"),
            required=False,
            help_text=_(
                "Tick what the work asks for, at most %(most)s. Graduates are ranked by how many "
                "of them they hold."
            )
            % {"most": MOST_UNITS},
            **options,
        )

    def offer(self, chosen: Iterable[str], words: str, text: str) -> None:
        """The chosen ones, and with them what is searched, else what ``text`` names by code."""
        kept = titles_of(chosen)
        found, is_more = find_units(words)
        if not words and not kept:
            found = units_in(text)
        shown = kept | found
        self.choices = [(code, f"{code} {title}") for code, title in shown.items()]
        self.widget.words = words
        self.widget.told = _told(words, found, is_more)

    def clean(self, value: Any) -> list[str]:
        codes: list[str] = super().clean(value)
        if sentence := mistake_in_units(codes, codes):
            raise forms.ValidationError(sentence)
        return codes


def _told(words: str, found: dict[str, str], is_more: bool) -> Any:
    if words and not found:
        return _("The register knows no such unit. Try fewer or other words.")
    if is_more:
        return _("There are more; write more of the name.")
    return ""
