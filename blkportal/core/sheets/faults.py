"""A fault is a code with its particulars; `refusal` turns it into a sentence for people."""

from enum import StrEnum


class Kind(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


class Fault(Exception):
    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params
