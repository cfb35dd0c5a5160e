"""A page as its reader meets it: words, rows, errors beside their fields, ways on."""

from collections.abc import Iterator
from typing import Any

from django.contrib.messages import get_messages
from django.test.html import Element, parse_html

FIELDS = ("input", "select", "textarea")


class Page:
    """``Page(answer)`` reads an HTML answer; one with a link to nowhere does not open."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.tree = parse_html(answer.content.decode().replace("<!doctype html>", ""))
        self.main = next(elements(self.tree, "main"), self.tree)
        self.text = words_of(self.main)
        assert all(self.links), f"a link of {self.heading!r} leads nowhere"

    @property
    def heading(self) -> str:
        return words_of(next(elements(self.main, "h1"), ""))

    @property
    def rows(self) -> list[list[str]]:
        """The cells of every row of every table body."""
        return [
            [words_of(cell) for cell in elements(row, "th", "td")]
            for body in elements(self.main, "tbody")
            for row in elements(body, "tr")
        ]

    def row(self, word: str) -> list[str]:
        """The only row that says ``word``."""
        (found,) = [row for row in self.rows if any(word in cell for cell in row)]
        return found

    @property
    def facts(self) -> dict[str, str]:
        pairs = {}
        for part in elements(self.main, "div"):
            kinds = [child.name for child in part.children if isinstance(child, Element)]
            if kinds == ["dt", "dd"]:
                term, said = (child for child in part.children if isinstance(child, Element))
                pairs[words_of(term)] = words_of(said)
        return pairs

    @property
    def links(self) -> list[str]:
        return [attribute(link, "href") for link in elements(self.main, "a")]

    @property
    def targets(self) -> list[str]:
        """Where the forms and buttons of the page lead that write something."""
        forms = [attribute(form, "action") for form in elements(self.main, "form")]
        return forms + [attribute(each, "formaction") for each in elements(self.main, "button")]

    @property
    def chips(self) -> dict[str, str]:
        """What each chip says, and the address without it."""
        chips = {}
        for bar in with_class(self.main, "chips"):
            for link in elements(bar, "a"):
                if "button" not in attribute(link, "class"):
                    said = [words_of(part) for part in link.children if isinstance(part, str)]
                    chips[" ".join(said).strip()] = attribute(link, "href")
        return chips

    @property
    def errors(self) -> dict[str, str]:
        """What is said beside each field, by the name of the field."""
        found = {}
        for field in with_class(self.main, "field"):
            if "wrong" in attribute(field, "class").split():
                said = " ".join(words_of(line) for line in with_class(field, "error"))
                control = next(elements(field, *FIELDS))
                found[attribute(control, "name")] = said
        return found

    @property
    def values(self) -> dict[str, str]:
        """What stands in each field of the page's forms."""
        found = {}
        for control in elements(self.main, *FIELDS):
            name = attribute(control, "name")
            if control.name == "select":
                chosen = [o for o in elements(control, "option") if has(o, "selected")]
                found[name] = attribute(chosen[0], "value") if chosen else ""
            elif control.name == "textarea":
                found[name] = words_of(control)
            elif attribute(control, "type") not in {"radio", "checkbox"} or has(
                control, "checked"
            ):
                found[name] = attribute(control, "value")
        return found

    @property
    def empty(self) -> str:
        """What a list says that holds nothing, with the address of the way on."""
        boxes = list(with_class(self.main, "empty"))
        return " ".join(
            [words_of(box) + "".join(f" → {where}" for where in addresses(box)) for box in boxes]
        )

    @property
    def notices(self) -> str:
        return " ".join(words_of(box) for box in with_class(self.main, "notice"))


def told(answer: Any) -> list[str]:
    """The messages that the next page will show."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def elements(part: Any, *names: str) -> Iterator[Any]:
    for child in getattr(part, "children", ()):
        if isinstance(child, Element):
            if child.name in names:
                yield child
            yield from elements(child, *names)


def with_class(part: Any, word: str) -> Iterator[Any]:
    for child in getattr(part, "children", ()):
        if isinstance(child, Element):
            if word in attribute(child, "class").split():
                yield child
            yield from with_class(child, word)


def addresses(part: Any) -> list[str]:
    return [attribute(link, "href") for link in elements(part, "a")]


def attribute(element: Any, name: str) -> str:
    return next((value or "" for key, value in element.attributes if key == name), "")


def has(element: Any, name: str) -> bool:
    return any(key == name for key, _value in element.attributes)


def words_of(part: Any) -> str:
    if isinstance(part, str):
        return " ".join(part.split())
    texts = [words_of(child) for child in part.children]
    return " ".join(text for text in texts if text)
