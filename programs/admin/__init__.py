from programs.admin import (
    agreement,
    agreement_paper,
    batch,
    catalog,
    center,
    ledger,
    quota,
    renewal,
    rule_set,
    staff,
    training_need,
)

__all__ = [
    "agreement",
    "agreement_paper",
    "batch",
    "catalog",
    "center",
    "ledger",
    "quota",
    "renewal",
    "rule_set",
    "staff",
    "training_need",
]
