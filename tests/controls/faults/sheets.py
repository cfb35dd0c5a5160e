"""Files that come in and tables that go out."""

from tests.controls.fault import Fault

SHEETS = "blkportal/core/sheets"
WRITING = "tests/sheets/test_writing.py"
HOSTILE = "tests/sheets/test_hostile_files.py"
ROWS = "tests/sheets/test_rows.py"
MESS = "tests/sheets/test_honest_mess.py"
NO_RUN = f"{WRITING}::test_no_field_of_a_csv_starts_with_a_sign_that_is_run"

FAULTS = (
    Fault(
        "whoever uploads a list confirms it where two should look",
        "participants/services/referral_import.py",
        "    if needs_a_colleague(upload, by):",
        "    if False:",
        (
            "tests/participants/test_confirm_import.py"
            "::test_where_an_office_wants_two_the_uploader_waits_for_a_colleague",
        ),
    ),
    Fault(
        "a formula leaves in a CSV as it was typed",
        f"{SHEETS}/write.py",
        "return neutral(value) if isinstance(value, str) else value",
        "return value",
        (NO_RUN,),
    ),
    Fault(
        "a text that begins with a tab is run",
        f"{SHEETS}/formulas.py",
        'STARTS = re.compile(r"\'*[=+\\-@\\t\\r\\x00]")',
        'STARTS = re.compile(r"\'*[=+\\-@\\r\\x00]")',
        (NO_RUN,),
    ),
    Fault(
        "a formula in an uploaded file is taken",
        f"{SHEETS}/cells.py",
        '            raise Fault("formula", cell=self.place)\n',
        "            pass\n",
        (f"{HOSTILE}::test_a_formula_is_named_by_its_cell_and_by_its_sheet",),
    ),
    Fault(
        "a workbook with a document type is read",
        f"{SHEETS}/xmlparts.py",
        "        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_doctype\n",
        "",
        (f"{HOSTILE}::test_a_hostile_file_is_refused_with_a_sentence_in_time",),
    ),
    Fault(
        "a part in UTF-16 slips past the guard",
        f"{SHEETS}/xmlparts.py",
        'if first in (b"\\xff\\xfe", b"\\xfe\\xff") or self.encoding not in',
        'if self.encoding in ("utf-7",) and self.encoding not in',
        (f"{HOSTILE}::test_a_hostile_file_is_refused_with_a_sentence_in_time",),
    ),
    Fault(
        "a macro workbook passes under another name",
        f"{SHEETS}/guard.py",
        "        if suffix in OLD_NAMES:\n            raise Fault(OLD_NAMES[suffix])\n",
        '        suffix = ".xlsx" if suffix in OLD_NAMES else suffix\n',
        (f"{HOSTILE}::test_a_hostile_file_is_refused_with_a_sentence_in_time",),
    ),
    Fault(
        "a file of any size is unpacked",
        f"{SHEETS}/guard.py",
        "    if size > limits.MAX_PACKED:\n",
        "    if size < 0:\n",
        (f"{HOSTILE}::test_a_hostile_file_is_refused_with_a_sentence_in_time",),
    ),
    Fault(
        "the reading child sees our secrets",
        f"{SHEETS}/parse.py",
        '        env={"LANG": "C.UTF-8"},\n',
        "",
        ("tests/sheets/test_limits.py::test_the_child_is_told_none_of_our_secrets",),
    ),
    Fault(
        "a child that sleeps is waited for without end",
        f"{SHEETS}/parse.py",
        "    alarm.start()\n",
        "    alarm = threading.Timer(20, give_up)\n    alarm.start()\n",
        ("tests/sheets/test_limits.py::test_a_child_that_sleeps_is_ended_by_the_clock",),
    ),
    Fault(
        "hidden rows are imported",
        f"{SHEETS}/child.py",
        "            if number in hides:\n",
        "            if number < 0:\n",
        (f"{MESS}::test_each_row_comes_in_right_or_is_listed_with_its_cells",),
    ),
    Fault(
        "a NIK that Excel has spoilt is repaired by guessing",
        f"{SHEETS}/fields.py",
        "        if not isinstance(cell, str) or EXPONENT.fullmatch(tidy(cell)):\n",
        "        cell = str(int(cell)) if isinstance(cell, float) else cell\n"
        "        if not isinstance(cell, str) or EXPONENT.fullmatch(tidy(cell)):\n",
        (f"{MESS}::test_each_row_comes_in_right_or_is_listed_with_its_cells",),
    ),
    Fault(
        "the month is read before the day",
        f"{SHEETS}/days.py",
        "return _day(found[4], found[3], found[1], latest_year)",
        "return _day(found[4], found[1], found[3], latest_year)",
        (f"{ROWS}::test_days_are_read_with_the_day_first_or_not_at_all",),
    ),
    Fault(
        "the same number stands twice in a file",
        f"{SHEETS}/rows.py",
        "(first := first_rows.setdefault(value, row.number)) != row.number",
        "(first := first_rows.setdefault(value, row.number)) > row.number",
        (f"{ROWS}::test_the_second_of_two_equal_numbers_names_the_row_of_the_first",),
    ),
    Fault(
        "a name that stands for two things is guessed",
        f"{SHEETS}/lookups.py",
        "if spelling not in self.things or spelling in self.ambiguous:",
        "if spelling not in self.things:",
        (f"{ROWS}::test_a_name_that_stands_for_two_things_is_not_guessed",),
    ),
    Fault(
        "a name that two regencies bear gives the first of them",
        "regions/names.py",
        "        if len(codes) == 1:\n",
        "        if codes:\n",
        (
            "tests/regions/test_names.py"
            "::test_a_bare_name_shared_by_two_is_ambiguous_with_the_regency_first",
        ),
    ),
    Fault(
        "a code that a spreadsheet broke is guessed",
        "regions/names.py",
        "        if not CODE.fullmatch(written):\n",
        '        written = written if "." in written else f"{written[:2]}.{written[2:]}"\n'
        "        if not CODE.fullmatch(written):\n",
        ("tests/regions/test_names.py::test_a_bare_code_of_four_digits_is_never_taken",),
    ),
)
