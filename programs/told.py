"""The history of agreements, needs and seats passed on, in the words of the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.history import history_of
from programs.models import Agreement, AgreementPaper, Renewal

WORDS: dict[str, Any] = {
    "insert": _("Written down"),
    "submit": _("Submitted"),
    "review": _("Supported by the province"),
    "return": _("Returned to the region"),
    "plan": _("Planned"),
    "claim": _("Taken over in part"),
    "take": _("All taken over"),
    "take_back": _("Taken back"),
    "lapse": _("Lapsed"),
}
AGREEMENT_WORDS: dict[str, Any] = {"set_costs": _("Costs and who pays them set")}
PAPER_WORDS: dict[str, Any] = {
    "add": _("Document added: %(kind)s"),
    "download": _("Document downloaded: %(kind)s"),
    "remove": _("Document removed: %(kind)s"),
}


def told_of_agreement(
    agreement: Agreement, papers: list[AgreementPaper], renewals: list[Renewal]
) -> list[dict[str, Any]]:
    """One line of life: the agreement, its documents and what was asked about the next one."""
    entries = history_of(agreement, *papers, *renewals)
    return [_named(entry) for entry in entries if _is_a_step(entry, agreement)]


def _is_a_step(entry: dict[str, Any], agreement: Agreement) -> bool:
    """Of papers and requests only the steps are told; their edits say nothing more."""
    return entry["record"] == agreement or entry["what"] not in ("insert", "update")


def _named(entry: dict[str, Any]) -> dict[str, Any]:
    record = entry["record"]
    if not isinstance(record, AgreementPaper):
        return entry | {"label": AGREEMENT_WORDS.get(entry["what"], entry["label"])}
    words = PAPER_WORDS.get(entry["what"], entry["label"])
    label = words % {"kind": record.get_kind_display()}
    return entry | {"label": label, "before": "", "after": ""}
