"""Whose codes a list uses, and what it is told of other regions' people."""

from tests.controls.fault import Fault

SCHEMES = "tests/participants/test_code_schemes.py"
VACANCIES = "tests/placements/test_upload_vacancies.py"
ACROSS = "tests/participants/test_across_regions.py"
NEAR = "participants/services/near_elsewhere.py"

FAULTS = (
    Fault(
        "a code of two meanings is guessed",
        "regions/place_column.py",
        '    if "." in written or (',
        "    if True or (",
        (f"{SCHEMES}::test_an_ambiguous_code_names_both_places",),
    ),
    Fault(
        "a code of the other scheme is taken",
        "regions/place_column.py",
        "    if scheme in meant:\n        return meant[scheme]\n",
        "    if meant and scheme != CodeScheme.UNDECLARED:\n"
        "        return meant.get(scheme) or next(iter(meant.values()))\n",
        (f"{SCHEMES}::test_a_code_of_another_scheme_is_a_remark_at_its_cell",),
    ),
    Fault(
        "two regencies of a new province of Papua share a code",
        "regions/data/bps.csv",
        "9702,95.01",
        "9702,95.02",
        (
            f"{SCHEMES}::test_each_regency_of_the_new_provinces_of_papua_has_its_old_and_its_new_code",
        ),
    ),
    Fault(
        "the declared scheme of a list is forgotten when it is read",
        "participants/list_jobs.py",
        "checked = check_list(sheet, upload.batch.starts_on, scheme)",
        "checked = check_list(sheet, upload.batch.starts_on)",
        (f"{SCHEMES}::test_a_list_is_read_by_the_scheme_that_it_declares",),
    ),
    Fault(
        "the declared scheme of a list of vacancies is forgotten",
        "placements/vacancy_imports.py",
        "check(sheet, VacancyRow, Context(scheme))",
        "check(sheet, VacancyRow, Context())",
        (f"{VACANCIES}::test_a_place_by_its_code_is_read_by_the_scheme_that_was_declared",),
    ),
    Fault(
        "a list says nothing of a number one slip from another region's",
        "participants/services/list_check.py",
        "        known.nearly = _nearly(candidates, known, by)",
        "        known.nearly = set()",
        (f"{ACROSS}::test_a_list_answers_as_neutrally_as_the_page",),
    ),
    Fault(
        "swapped digits at the end are not looked for in other regions",
        NEAR,
        "            AND right(p.nik_last4, 2) = reverse(right(r.last4, 2))))",
        "            AND right(p.nik_last4, 2) = right(r.last4, 2)))",
        (f"{ACROSS}::test_two_neighbours_swapped_are_found_in_a_list",),
    ),
    Fault(
        "any namesake of another region is told as one slip away",
        NEAR,
        "    return {row for row, mark in found if _is_a_slip(rows[row].nik, mark)}",
        "    return {row for row, _mark in found}",
        (f"{ACROSS}::test_a_list_answers_as_neutrally_as_the_page",),
    ),
)
