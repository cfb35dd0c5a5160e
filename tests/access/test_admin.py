"""A9: the ministry's desk, walked by what is registered there: no table can be forgotten."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.models import User
from participants.models import Participant
from tests.access import odd
from tests.access.desk import DESK, at
from tests.access.rows import ANYONE, MINISTRY, OWN_SIDE
from tests.access.world import make_worlds
from tests.walks import once

DOORS = ("/admin/login/", "/accounts/")
# tables with no rows of anybody: places and the catalog
OPEN_TO_ALL = {
    "TrainingCenter",
    "Dormitory",
    "Room",
    "Program",
    "Vocation",
    "FundingSource",
    "CertificationBody",
}
# verbs that a reader has too
READERS_VERBS = {"build_anew"}


def one(model):
    return model._default_manager.values_list("pk", flat=True).first()


def pages_of(model):
    key = one(model) or 1
    single = [at(model, page, key) for page in ("change", "history", "delete")]
    return [at(model), at(model, "add"), *single]


def test_every_table_shows_the_readers_rows_or_is_read_only_or_open_to_all(rf, who):
    stranger, admins = rf.get("/"), rf.get("/")
    stranger.user, admins.user = AnonymousUser(), who["admin"]
    open_to_all = {
        model.__name__
        for model, desk in DESK.items()
        if not desk.get_queryset(stranger).query.is_empty()
        and (desk.has_change_permission(admins) or desk.has_add_permission(admins))
    }
    assert open_to_all == OPEN_TO_ALL


@pytest.mark.parametrize("person", once([ANYONE, *sorted(OWN_SIDE)], ANYONE, "officer"))
def test_nobody_but_the_ministry_gets_in(person, browser, worlds):
    client = browser(person)
    general = ["index", "autocomplete", "jsi18n", "password_change", "password_change_done"]
    addresses = [reverse(f"admin:{name}") for name in general]
    addresses += [reverse("admin:app_list", args=[app]) for app in ("accounts", "participants")]
    addresses += [reverse("admin:view_on_site", args=[1, 1]), "/admin/no/such/page/"]
    addresses += [page for model in DESK for page in pages_of(model)[:3]]
    let_in = [
        f"{address}: {answer.status_code}"
        for address in addresses
        for answer in [client.get(address)]
        if answer.status_code != 302 or not answer["Location"].startswith(DOORS)
    ]
    assert not let_in, "\n".join(let_in)


def test_nothing_is_deleted_at_the_desk(browser, worlds):
    client, gone = browser("admin"), []
    for model in DESK:
        key, before = one(model) or 1, model._default_manager.count()
        answer = client.post(at(model, "delete", key), {"post": "yes"})
        words = {"action": "delete_selected", "_selected_action": [key]}
        client.post(at(model), words | {"sure": "yes", "post": "yes"})
        if answer.status_code not in {302, 403} or model._default_manager.count() != before:
            gone.append(f"{model._meta.label}: {answer.status_code}")
    assert not gone, "\n".join(gone)


def test_a_reader_changes_nothing_by_any_action_or_form(browser, worlds):
    client, changed = browser("reader"), []
    for model, desk in DESK.items():
        keys = list(model._default_manager.values_list("pk", flat=True)[:5])
        before = odd.fingerprints()
        for name in actions_of(desk) - READERS_VERBS:
            words = {"action": name, "sure": "yes", "_selected_action": keys or [1]}
            client.post(at(model), words)
        for page in pages_of(model)[1:3]:
            answer = client.post(page, {"name": "Diubah", "title": "Diubah", "_save": "1"})
            if answer.status_code not in {302, 403} or odd.fingerprints() != before:
                changed.append(f"{page}: {answer.status_code}")
        if odd.fingerprints() != before:
            changed.append(f"{model._meta.label}: {actions_of(desk)}")
    assert not changed, "\n".join(changed)


def actions_of(desk):
    return {getattr(action, "__name__", action) for action in desk.actions}


@pytest.mark.parametrize("person", once(["manager", "admin"], "manager"))
def test_no_action_breaks_and_each_names_who_may(person, browser, worlds):
    client, faults = browser(person), []
    for model, desk in DESK.items():
        keys = list(model._default_manager.values_list("pk", flat=True)[:5])
        for action in desk.actions:
            if not getattr(action, "verb", ""):
                faults.append(f"{model._meta.label} {action}: everybody may")
            words = {"action": action.__name__, "sure": "yes", "_selected_action": keys or [1]}
            answer = client.post(at(model), words, follow=True)
            if answer.status_code != 200:
                faults.append(f"{model._meta.label} {action}: {answer.status_code}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("person", once(sorted(MINISTRY), "manager"))
def test_every_list_and_record_opens_with_rows_and_without(person, browser, who):
    """What they cost is counted in test_query_budgets."""
    client, faults = browser(person), []
    for state in ("empty", "filled"):
        if state == "filled":
            make_worlds(who)
        for model in DESK:
            key = one(model)
            pages = [at(model, page, key) for page in ("change", "history")] if key else []
            for page in [at(model), *pages]:
                answer = client.get(page)
                if answer.status_code != 200:
                    faults.append(f"{page} ({state}): {answer.status_code}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("person", once(["manager", "admin"], "manager"))
def test_every_form_for_a_new_record_opens_and_says_what_is_missing(person, browser, worlds):
    client, faults = browser(person), []
    for model in DESK:
        page = at(model, "add")
        statuses = {client.get(page).status_code, client.post(page, {}).status_code}
        expected = {302} if model is User else {200}  # accounts begin with an invitation
        if statuses not in (expected, {403}):
            faults.append(f"{page}: {statuses}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("person", once(["manager", "admin"], "manager"))
def test_a_record_saved_as_it_stands_stays_and_one_sent_twice_is_refused(person, browser, worlds):
    """What the forms themselves show is sent back, to the record and as a new one."""
    client, faults = browser(person), []
    for model in DESK:
        page = at(model, "change", one(model) or 1)
        shown = client.get(page)
        if shown.status_code != 200 or "adminform" not in (shown.context or {}):
            continue
        words = words_of(shown)
        before = odd.fingerprints({model._meta.db_table})
        for address in (page, at(model, "add")):
            answer = client.post(address, words)
            if answer.status_code not in {200, 302, 403}:
                faults.append(f"{address}: {answer.status_code}")
        if odd.fingerprints({model._meta.db_table}) != before:
            faults.append(f"{page}: changed by nothing")
    assert not faults, "\n".join(faults)


def words_of(page):
    """What the browser would send: the fields of the form and of its inlines."""
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    fields = [field for form in forms for field in form]
    return {f.html_name: v for f in fields if (v := f.value()) not in (None, False)}


def test_the_log_of_the_desk_names_nobody(browser, worlds):
    person = Participant.objects.filter(regency="62.10").first()
    client = browser("manager")
    page = at(Participant, "change", person.pk)
    form = client.get(page).context["adminform"].form
    given = {name: form.initial.get(name) or "" for name in form.fields} | {"address": "Baru"}
    assert client.post(page, given).status_code == 302
    entry = LogEntry.objects.get()
    assert entry.object_id == str(person.pk)
    told = f"{entry.object_repr} {entry.change_message} {entry}"
    assert not any(word in told for word in (*person.name.split(), person.nik, person.nik_last4))
    assert re.search(rf"\b{person.pk}\b", entry.object_repr)
