"""What the API reads: JSON whose texts can be stored, and answered with."""

from json import JSONDecodeError
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from blkportal.core.input_guard import is_odd


class SoundJSONParser(JSONParser):
    """Refuses NUL and halves of characters, which JSON can write but nothing can keep."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            found = super().parse(stream, media_type, parser_context)
            is_sound = not any(is_odd(text) for text in texts_in(found))
        except RecursionError as error:
            raise ParseError(_("The JSON is nested too deeply.")) from error
        except ParseError as error:
            raise ParseError(what_is_wrong(error.__context__)) from error
        if not is_sound:
            raise ParseError(
                _("The text holds a sign that cannot be stored. Type the text again.")
            )
        return found


def what_is_wrong(error: BaseException | None) -> str:
    if isinstance(error, JSONDecodeError):
        place = {"line": error.lineno, "column": error.colno}
        return _("This is no JSON: see line %(line)s, column %(column)s.") % place
    return _("This is no JSON, or not in UTF-8.")


def texts_in(found: Any) -> Any:
    """Every text of what was sent, names of fields included."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for item in found:
            yield from texts_in(item)
    elif isinstance(found, dict):
        for name, item in found.items():
            yield name
            yield from texts_in(item)
