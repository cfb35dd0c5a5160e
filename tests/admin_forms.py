"""Forms of the admin as a browser fills them in and reads their answers."""


def filled_in(browser, address, inline=""):
    """What the page would send if it were saved as it stands; ``inline`` names an empty table."""
    form = browser.get(address).context["adminform"].form
    facts = {name: form.get_initial_for_field(form.fields[name], name) for name in form.fields}
    counts = {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0} if inline else {}
    return {name: value for name, value in facts.items() if value is not None} | counts


def refusals(answer):
    """What the form says above its fields."""
    assert answer.status_code == 200
    return " ".join(answer.context["adminform"].form.non_field_errors())
