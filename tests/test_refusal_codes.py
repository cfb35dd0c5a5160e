"""Every refusal has a code that programs ask for, words in both languages, and a test that has
seen it refuse."""

import ast
import re
from pathlib import Path

import pytest

from accounts.roles import Role
from blkportal.core.refusals import Refusal
from participants.models import Certificate, ReferralImport
from participants.problems import write_refused_rows
from participants.views.class_arrivals import _chosen
from regions.services.officer import join_agency
from reports.services.asking import check_may_ask
from tests.assessing import make_graduate
from tests.chain import make_batch
from tests.participants.classes import at, seat
from tests.people import make_contact, make_employer, make_user

ROOT = Path(__file__).parents[1]
APPS = ("accounts", "blkportal", "regions", "programs", "participants", "placements", "reports")


REFUSALS = {kind.__name__ for kind in (Refusal, *Refusal.__subclasses__())}
SAYS_NOTHING = {"IllegalMove"}  # is given the name of a verb
ANSWERS = (REFUSALS - SAYS_NOTHING) | {
    "BadRequest", "NotFound", "ParseError", "PermissionDenied", "ValidationError",
}  # fmt: skip


def calls_of(names):
    """(call, module) wherever the portal's own modules make one of these."""
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text())):
                name = getattr(call, "func", None)
                if getattr(name, "id", getattr(name, "attr", "")) in names:
                    yield call, path.relative_to(ROOT)


def refusal_codes():
    """(code, module) of every refusal that the portal's own modules raise."""
    for call, module in calls_of(REFUSALS):
        yield from (
            (each.value.value, module)
            for each in call.keywords
            if each.arg == "code" and isinstance(each.value, ast.Constant)
        )


def test_nothing_is_refused_in_one_language_only():
    """What is said goes through the catalog: a bare text is not in it."""
    said = {
        f"{module}: {text}"
        for call, module in calls_of(ANSWERS)
        for text in bare_texts(call.args[:1])
        if re.search(r"[^\W\d_]", text)
    }
    assert said == set()


def bare_texts(arguments):
    for argument in arguments:
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        yield from (str(part.value) for part in parts if isinstance(part, ast.Constant))


def words_of_the_tests():
    found = set()
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_each_code_is_named_in_a_test():
    named = words_of_the_tests()
    assert len({code for code, _path in refusal_codes()}) > 100
    assert {f"{code} in {path}" for code, path in refusal_codes() if code not in named} == set()


def code_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value.code


def page_code(answer):
    assert answer.status_code == 409
    return answer.context["refusal"].code


def test_a_class_without_certificates_prints_none(signed_in, organizer, center):
    answer = signed_in(organizer).get(at("print_class", make_batch(center)))
    assert page_code(answer) == "nothing_to_print"


def test_a_certificate_that_is_not_valid_is_not_printed(signed_in, officer):
    certificate = make_graduate()
    Certificate.objects.update(status="REVOKED")
    answer = signed_in(officer).get(at("print_certificate", certificate))
    assert page_code(answer) == "certificate_not_valid"


def test_a_bed_that_nobody_knows_is_no_bed(center):
    person = seat(make_batch(center))
    assert code_of(_chosen, {}, person, "Kasur di awan") == "no_such_bed"


def test_a_list_that_was_thrown_away_has_no_rows_to_mend():
    assert code_of(write_refused_rows, None, ReferralImport(status="DISCARDED")) == "file_gone"


def test_an_officer_without_an_agency_is_not_taken_in(ministry):
    lonely = make_user("erna@empty.test", Role.REGENCY_OFFICER, "91.01")
    assert code_of(join_agency, lonely, by=ministry) == "no_agency"


def test_who_may_no_longer_ask_for_reports_is_told_so(db):
    recruiter = make_contact("dewi@baja.test", make_employer())
    assert code_of(check_may_ask, recruiter, "REGENCY", "62.10") == "may_not_ask"
