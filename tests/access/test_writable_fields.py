"""A5: each verb takes the fields that are declared for it; the rest changes nothing."""

import re

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import User
from placements.models import Employer
from tests.access import odd
from tests.access.asking import address_of
from tests.access.rows import may_use
from tests.access.table import ACCESS
from tests.access.test_access import methods_of
from tests.access.words import right_words
from tests.access.writable import ALSO, FIELDS
from tests.walks import once

ASKERS = [
    "officer",
    "province",
    "organizer",
    "certifier",
    "placer",
    "employer",
    "manager",
    "admin",
]
OURS = ["accounts", "regions", "programs", "participants", "placements", "reports", "core"]
# what no request may ever say, whoever sends it
NEVER = {
    *("is_staff", "is_superuser", "is_active", "password", "digest", "taken", "nominated"),
    *("status", "evidence", "created_by", "recorded_by", "requested_by", "uploaded_by", "by"),
    *("nik_hash", "nik_last4", "initials", "withdrawn_at", "given_at", "checksum", "figures"),
    *("verified_on", "decided_on", "submitted_on", "confirmed_on", "enrolled_on", "graduated_on"),
    *(
        "assessed_on",
        "competent_on",
        "certified_on",
        "placed_on",
        "created_at",
        "as_of",
        "pk",
        "id",
    ),
}
# columns that differ each time a request is made: keys, moments, and what is sealed or random
VOLATILE = re.compile(
    r"^(id|at|.*_at|nik|digest|first_letters|check_token|check_code|password|number|key|params|changed|page|last_login"
    r"|(request|record|row|referral|enrollment|certificate|job|agreement|successor)_id)$"
)


def verbs_of(person):
    for name, row in ACCESS.items():
        for method, people in methods_of(row)[1:]:
            if people and may_use(person, people) and not row.answers:
                yield name, row, method


def declared(person, name, method):
    return set((FIELDS.get(f"{method} {name}", "") + " " + ALSO.get((person, name), "")).split())


def test_no_declaration_opens_what_nobody_may_write():
    opened = {name: NEVER & set(fields.split()) for name, fields in FIELDS.items()}
    assert not {name: fields for name, fields in opened.items() if fields}


def test_every_declaration_belongs_to_a_verb():
    verbs = {f"{method} {name}" for person in ASKERS for name, _, method in verbs_of(person)}
    assert FIELDS.keys() <= verbs


@pytest.mark.parametrize("person", once(ASKERS, "officer"))
def test_a_verb_takes_its_fields_and_nothing_else(person, browser, worlds):
    bench, faults = odd.Bench(browser), []
    client, own = bench.client({person}), worlds[0]
    extra = everything_else(worlds[1])
    for name, row, method in verbs_of(person):
        address = address_of(name, row, own)
        pack = odd.as_json if address.startswith("/api/") else odd.as_form

        def send(words, look=None, method=method, address=address, pack=pack):
            return bench.send(client, method, address, look=look, **pack(words))

        right = right_words(send, name, row, own)
        fields = set(right) - {"some"}
        if fields != declared(person, name, method):
            faults.append(f'"{method} {name}": "{" ".join(sorted(fields))}",')
        more = {key: value for key, value in extra.items() if key not in fields}
        plain, full = (effect_of(send, words) for words in (right, right | more))
        if plain != full:
            faults.append(f"{method} {name}: {plain} became {full}")
    assert not (faults + bench.faults), "\n".join(faults + bench.faults)


def effect_of(send, words):
    seen, users = [], set(User.objects.values_list("pk", flat=True))
    firms = set(Employer.objects.values_list("pk", flat=True))
    answer = send(words, look=lambda tables: seen.append(rows_of(tables, users, firms)))
    return answer.status_code, seen


def everything_else(foreign):
    """Every column of every model, with a value that would be seen."""
    values = {}
    for model in [model for app in OURS for model in apps.get_app_config(app).get_models()]:
        for field in model._meta.fields:
            for name in {field.name, field.attname}:
                values.setdefault(name, telling_value(field, foreign))
    return {name: value for name, value in values.items() if value is not None}


def telling_value(field, foreign):
    if field.is_relation:
        noun = field.related_model._meta.model_name
        return foreign.things.get(noun, {"regency": "73.71", "province": "73"}.get(noun))
    if field.choices:
        return str(list(field.choices)[-1][0])
    kind = field.get_internal_type()
    values = {
        "BooleanField": True,
        "DateField": "2001-01-01",
        "DateTimeField": "2001-01-01T00:00Z",
        "EmailField": "evil@evil.test",
        "JSONField": {},
    }
    return values.get(kind, 7 if "Integer" in kind else "Kenari")


def rows_of(tables, users, firms):
    """What the rows say, but for what differs from one request to the next: the keys of an account
    and of a firm that it made."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM placements_employer")
        keys = {key for row in cursor.fetchall() for key in row} - firms
        new_firms = {*keys, *map(str, keys)}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column.name for column in cursor.description]
            kept = [at for at, name in enumerate(names) if not VOLATILE.match(name)]
            made = names.index("user_id") if "user_id" in names else None
            of_firm = [at for at in kept if names[at] in {"employer_id", "scope_key"}]

            def says(row, at, made=made, of_firm=of_firm):
                is_new = at == made and row[at] not in users
                return "new" if is_new or at in of_firm and row[at] in new_firms else row[at]

            found[table] = sorted(str([says(row, at) for at in kept]) for row in cursor.fetchall())
    return found
