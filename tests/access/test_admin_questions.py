"""A9: odd questions to the lists of the ministry's desk: no filter, search or order breaks."""

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse

from tests.access import odd
from tests.access.desk import DESK, at
from tests.walks import walk

ODD_PATHS = ["_00", "9" * 30, "²", "1_2F2"]
HARSH = {about: value for about, value in odd.ODD.items() if about in odd.TELLING}
ACTION_WORDS = ("action", "_selected_action", "index")


@walk
def test_no_odd_question_breaks_a_list(browser, worlds):
    client, bench = browser("manager"), odd.Bench(browser)
    asked = set()
    for model, desk in DESK.items():
        questions = questions_of(model, desk, client.get(at(model)))
        for kind in questions.keys() - asked:
            for about, (method, address, body) in questions[kind].items():
                bench.send(client, method, address, about, **body)
        asked |= questions.keys()
    assert not bench.faults, "\n".join(bench.faults)


def questions_of(model, desk, answer):
    """{kind of question: {about: request}}: the same code reads the same kind, so it is asked of
    one list only. A list that reads anything in a way of its own has a kind of its own."""
    page, key = at(model), type(model._meta.pk)
    found = {("key", key, own(desk, "get_object")): odd_keys(model)}
    for kind, name in parameters_of(answer, desk):
        queries = {about: odd.query_of({name: odd.short(it)}) for about, it in HARSH.items()}
        found[*kind, own(desk, "get_queryset", "changelist_view", "get_changelist")] = {
            f"{name} = {about}": ("get", f"{page}?{query}", {}) for about, query in queries.items()
        }
    found["action", key, own(desk, "changelist_view", "get_actions", "response_action")] = {
        about: ("post", page, odd.as_form(dict.fromkeys(ACTION_WORDS, value)))
        for about, value in HARSH.items()
    }
    return found


def own(desk, *methods):
    """The functions that the list really runs: shared ones are equal."""
    return tuple(getattr(type(desk), name) for name in methods)


def odd_keys(model):
    return {key: ("get", at(model, "change", key), {}) for key in ODD_PATHS}


def parameters_of(answer, desk):
    """Each name that the list asks of its address, and the kind of question that it is."""
    for spec in answer.context["cl"].filter_specs:
        field = type(getattr(spec, "field", None))
        for name in spec.expected_parameters():
            lookup = name.rpartition("__")[2] if "__" in name else ""
            yield (type(spec), field, lookup), name
    if day := desk.date_hierarchy:
        for part in ("year", "month", "day"):
            yield ("day", kind_of(desk, day), part), f"{day}__{part}"
    searched = frozenset(kind_of(desk, path) for path in desk.search_fields)
    yield ("q", searched, own(desk, "get_search_results")), "q"
    for name in ("p", "o", "all", "_to_field", "id__in"):
        yield (name, type(desk.model._meta.pk), own(desk, "get_ordering")), name


def kind_of(desk, path):
    """The field that ``participant__name__istartswith`` leads to, and how it is met."""
    fields, lookup = [], ""
    for part in path.lstrip("^=@").split("__"):
        model = fields[-1].related_model if fields else desk.model
        try:
            fields.append(model._meta.get_field(part))
        except (AttributeError, FieldDoesNotExist):
            lookup = part
    return type(fields[-1]), path[0] if path[0] in "^=@" else lookup


def test_the_autocomplete_finds_only_for_who_may_see(browser, worlds):
    words = {"app_label": "regions", "model_name": "officer", "field_name": "agency", "term": "D"}
    address = reverse("admin:autocomplete")
    assert browser("manager").get(address, words).status_code == 200
    assert browser("employer").get(address, words).status_code == 302
    bench, client = odd.Bench(browser), browser("manager")
    for name in words:
        for about, value in odd.ODD.items():
            query = odd.query_of(words | {name: odd.short(value)})
            bench.send(client, "get", f"{address}?{query}", about)
    assert not bench.faults, "\n".join(bench.faults)
