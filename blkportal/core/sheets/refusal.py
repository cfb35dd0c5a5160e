"""Every reason for refusing a whole file: what is wrong, and how to mend it."""

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.faults import Fault

SENTENCES = {
    "empty": _("The file is empty. Open it, check that it has rows, save it and upload it again."),
    "too-big": _(
        "The file is larger than %(limit)s MB. Remove pictures and unused sheets,"
        " or split the list over several files."
    ),
    "extension": _(
        "Files of this kind cannot be read. Save the list as an Excel workbook (.xlsx)"
        " or as CSV UTF-8 (.csv) and upload that file."
    ),
    "xls": _(
        "This is an old Excel file (.xls). Open it in Excel, choose Save As,"
        " Excel Workbook (.xlsx), and upload the new file."
    ),
    "xlsb": _(
        "This is a binary Excel workbook (.xlsb). Open it in Excel, choose Save As,"
        " Excel Workbook (.xlsx), and upload the new file."
    ),
    "ods": _(
        "This is an OpenDocument file (.ods). Choose Save As, Excel 2007-365 (.xlsx),"
        " and upload the new file."
    ),
    "encrypted": _(
        "The file is protected by a password. Open it, remove the password"
        " (File, Info, Protect Workbook), save it and upload it again."
    ),
    "html": _(
        "This is a web page under the name of a spreadsheet. Open it in Excel, choose Save As,"
        " Excel Workbook (.xlsx), and upload the new file."
    ),
    "not-xlsx": _(
        "The name ends in .xlsx but the content is not an Excel workbook. Open the list in Excel,"
        " choose Save As, Excel Workbook (.xlsx), and upload the new file."
    ),
    "not-csv": _(
        "The name ends in .csv but the content is not text. Open the list in Excel,"
        " choose Save As, CSV UTF-8 (.csv), and upload the new file."
    ),
    "damaged": _(
        "The workbook is damaged or was cut off on its way. Open it in Excel,"
        " save it under a new name and upload it again."
    ),
    "unsafe": _(
        "The workbook is not built as Excel builds it and will not be opened. Copy the list"
        " into a new workbook, save it as .xlsx and upload that file."
    ),
    "too-many-parts": _(
        "The workbook has too many sheets or pictures. Copy the list into a new workbook,"
        " save it as .xlsx and upload that file."
    ),
    "too-large-inside": _(
        "The workbook is far larger inside than it looks. Copy only the rows with people"
        " into a new workbook, save it as .xlsx and upload that file."
    ),
    "too-many-cells": _(
        "The workbook has too many cells. Delete the unused sheets and the empty formatted rows,"
        " or split the list over several files."
    ),
    "macro": _(
        "The workbook contains macros, which are not accepted. Choose Save As,"
        " Excel Workbook (.xlsx, without macros), and upload the new file."
    ),
    "external-link": _(
        "The workbook takes values from other files. In Excel choose Data, Edit Links, Break Link,"
        " save it and upload it again."
    ),
    "embedded": _(
        "The workbook contains other documents inside it. Delete the inserted objects,"
        " save it and upload it again."
    ),
    "formula": _(
        "Cell %(cell)s holds a formula. Copy the whole table, use Paste Special, Values,"
        " save it and upload it again."
    ),
    "error-cell": _(
        "Cell %(cell)s shows an error instead of a value. Type the right value"
        " or clear the cell, then upload the file again."
    ),
    "too-many-rows": _(
        "Row %(row)s is beyond the limit of %(limit)s rows in one file. Delete unused rows"
        " under the table, or split the list over several files."
    ),
    "too-many-columns": _(
        "Cell %(cell)s is beyond the limit of %(limit)s columns. Delete the columns"
        " to the right of the table and upload the file again."
    ),
    "text-too-long": _(
        "A cell near %(cell)s holds more than %(limit)s characters. Shorten it"
        " and upload the file again."
    ),
    "csv-encoding": _(
        "The letters in this file cannot be read. In Excel choose Save As, CSV UTF-8 (.csv),"
        " and upload the new file."
    ),
    "csv-quotes": _(
        "Row %(row)s has a quotation mark that is not closed or stands in the wrong place."
        " Correct it, or upload the list as an Excel workbook (.xlsx)."
    ),
    "no-sheet": _("The workbook has no visible sheet. Unhide the sheet with the list, and save."),
    "no-header": _(
        "The row with the column names was not found in the first %(limit)s rows."
        " Use the names of the template: %(labels)s."
    ),
    "missing-columns": _(
        "These columns are missing: %(labels)s. Add them to row %(row)s as in the template"
        " and upload the file again."
    ),
    "same-column": _(
        "Columns %(cells)s both stand for “%(label)s”. Keep one of them and upload again."
    ),
    "no-rows": _("There is no row under the column names. Fill in the list and upload it again."),
    "unreadable": _(
        "The file could not be read safely. Copy the list into a new workbook,"
        " save it as .xlsx and upload that file."
    ),
    "too-slow": _(
        "Reading the file took too long. Copy the list into a new workbook,"
        " or split it over several files."
    ),
}


class SheetRefused(Exception):
    """The whole file is turned away; `sentence` is in the reader's language, `code` is stable."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    @classmethod
    def because_of(cls, fault: Fault) -> "SheetRefused":
        return cls(fault.code, **fault.params)

    @property
    def sentence(self) -> str:
        limit = self.params.get("limit", "")
        if isinstance(limit, int):
            limit = number_format(limit, use_l10n=True, force_grouping=True)
        return str(SENTENCES[self.code]) % {**self.params, "limit": limit}

    def __str__(self) -> str:
        return self.sentence
