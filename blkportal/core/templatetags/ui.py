"""The portal's words and shapes in templates: icons, states, figures, dates and numbers."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.db.models import BLANK_CHOICE_DASH
from django.forms.utils import flatatt
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
DASH = BLANK_CHOICE_DASH[0][1]

Number = int | float | Decimal

# What a status feels like. A model may add to this, or differ from it, with its STATUS_TONES.
TONES = {
    "draft": "neutral", "planned": "neutral", "closed": "neutral", "ended": "neutral",
    "expired": "neutral", "unknown": "neutral", "withdrawn": "neutral", "replaced": "neutral",
    "discarded": "neutral", "undone": "neutral", "removed": "neutral",
    "submitted": "info", "verified": "info", "tested": "info", "interviewed": "info",
    "open": "info", "selection": "info", "running": "info", "in_training": "info",
    "requested": "info", "reported": "info", "seen": "info", "queued": "info",
    "assessment": "info", "graduation": "info", "saving": "info",
    "selected": "good", "confirmed": "good", "arrived": "good", "completed": "good",
    "graduated": "good", "issued": "good", "accepted": "good", "hired": "good",
    "active": "good", "documented": "good", "visited": "good", "competent": "good",
    "solved": "good", "done": "good",
    "returned": "warn", "reserve": "warn", "postponed": "warn", "deferred": "warn",
    "not_yet_competent": "warn", "lapsed": "warn", "quarantined": "warn",
    "rejected": "bad", "declined": "bad", "no_show": "bad", "no_arrival": "bad",
    "not_passed": "bad", "expelled": "bad", "revoked": "bad", "cancelled": "bad",
    "not_solvable": "bad", "failed": "bad",
}  # fmt: skip
SHAPES = {"neutral": "circle", "info": "clock", "good": "check", "warn": "warning", "bad": "cross"}
TONE_OF_MESSAGE = {"success": "good", "warning": "warn", "error": "bad"}


@register.simple_tag
@lru_cache(maxsize=1_000, typed=True)  # a page draws dozens; text that is safe is of another type
def icon(name: str, css: str = "") -> SafeString:
    """A drawing from the sprite; the word beside it carries the meaning. Its size stands here too,
    for a phone that understands no style sheet."""
    return format_html(
        '<svg class="icon {}" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>',
        css,
        static("img/icons.svg"),
        name,
    )


@register.simple_tag
def options(groups: Iterable[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """Of a list, written in one go: a choice among 514 places or 400 centers is common."""
    return mark_safe("".join(_group(name, choices) for name, choices, _index in groups))


def _group(name: str | None, choices: list[dict[str, Any]]) -> str:
    drawn = "".join(map(_option, choices))
    return f'\n  <optgroup label="{_escaped(name)}">{drawn}\n  </optgroup>' if name else drawn


def _option(option: dict[str, Any]) -> str:
    attrs = flatatt(option["attrs"]) if option["attrs"] else ""
    is_dash = option["label"] == DASH  # what Django writes where nothing is chosen yet
    value = _escaped(option["value"])
    label = _escaped(_("Choose") if is_dash else option["label"])
    return f'\n  <option value="{value}"{attrs}>{label}</option>'


def _escaped(text: object) -> str:
    """As Django escapes it, which is half the time of a long list."""
    return text if isinstance(text, SafeString) else escape(str(text))


@register.filter
def shape(tone: str) -> str:
    return SHAPES.get(tone, "info")


@register.filter
def notice_shape(tone: str) -> str:
    return "info" if tone == "info" else shape(tone)


@register.filter
def message_tone(level: str) -> str:
    return TONE_OF_MESSAGE.get(level, "info")


@register.inclusion_tag("ui/status.html")
def status(obj: object, field: str = "status") -> dict:
    """The word of the record's state, its shape and its colour, the same on every page."""
    value = str(getattr(obj, field))
    own = getattr(obj, "STATUS_TONES", {})
    label = getattr(obj, f"get_{field}_display")()
    return {"label": label, "tone": own.get(value) or TONES.get(value.lower(), "neutral")}


@register.inclusion_tag("ui/journey.html")
def journey(steps: Iterable[dict]) -> dict:
    """Steps are {label, state: done|now|waiting|stopped, note}; the note is a date or a reason."""
    return {"steps": steps}


@register.inclusion_tag("ui/figure.html")
def figure(
    label: str,
    number: Number | None,
    of: Number | None = None,
    unknown: int | None = None,
    **about: object,
) -> dict:
    """`about` may name noun, as_of, change, since, url (cara menghitung) and link (the rows)."""
    widths = {"part": width(number, of), "gap": width(unknown, of)}
    return {"label": label, "number": number, "of": of, "unknown": unknown, **widths, **about}


@register.inclusion_tag("ui/bars.html")
def bars(rows: Iterable[dict], caption: str, head: str, unit: str) -> dict:
    """A table whose middle column is drawn: rows are {label, value, unknown, url}."""
    rows = list(rows)
    longest = max((row["value"] + row.get("unknown", 0) for row in rows), default=0)
    drawn = [
        {**row, "part": width(row["value"], longest), "gap": width(row.get("unknown"), longest)}
        for row in rows
    ]
    shows_unknown = any(row.get("unknown") is not None for row in rows)
    return {
        "rows": drawn, "caption": caption, "head": head, "unit": unit,
        "shows_unknown": shows_unknown,
    }  # fmt: skip


def width(part: Number | None, whole: Number | None) -> str:
    """A width for an SVG attribute, which wants a decimal point in every language."""
    return f"{min(100, 100 * float(part or 0) / float(whole)):.2f}" if whole else "0"


@register.simple_tag(takes_context=True)
def query(context: RequestContext, *drop: str, **keep: object) -> str:
    """The page's own address with some parameters changed; None and dropped names leave it."""
    params = context["request"].GET.copy()
    for name in drop:
        params.pop(name, None)
    for name, value in keep.items():
        params.pop(name, None)
        if value is not None:
            params[name] = str(value)
    return f"?{params.urlencode()}"


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, name: str, value: object) -> str:
    """The same from its first page, with one parameter that a variable names."""
    return query(context, "page", **{name: value})


@register.inclusion_tag("ui/sort_link.html", takes_context=True)
def sort_link(context: RequestContext, key: str, label: str, numeric: bool = False) -> dict:
    """A head cell that sorts by `?sort=key`, and the other way round when it already does."""
    current = context["request"].GET.get("sort", "")
    direction = {key: "ascending", f"-{key}": "descending"}.get(current)
    turned = f"-{key}" if direction == "ascending" else key
    address = query(context, sort=turned, page=None)
    return {"label": label, "address": address, "direction": direction, "numeric": numeric}


@register.filter
def number(value: Number | None, places: int = 0) -> str:
    """7496 → 7.496; nothing is said as *not yet known*, never as zero."""
    if value is None or value == "":
        return _("not yet known")
    if isinstance(value, int) and not places:
        return whole(value)
    exact = Decimal(str(value))  # Django's own formatting would cut digits off instead of rounding
    return formats.number_format(
        round(exact, places), decimal_pos=places, use_l10n=True, force_grouping=True
    )


def whole(value: int) -> str:
    """As Django groups it in Indonesian and English, by threes; a page has hundreds of numbers."""
    if -1_000 < value < 1_000:
        return f"{value:d}"
    return f"{value:,}".replace(",", formats.get_format("THOUSAND_SEPARATOR"))


@register.simple_tag
def number_cells(values: Iterable[Number | None]) -> SafeString:
    """A row's cells, written in one go; what is not kept is a dash."""
    texts = (("–" if value is None else number(value),) for value in values)
    return mark_safe("".join(f'<td class="number">{_escaped(text)}</td>' for text in texts))


@register.filter
def change(value: int) -> str:
    """+2, −1, and a dash where nothing changed."""
    if not value:
        return "–"
    return f"{'+' if value > 0 else '−'}{number(abs(value))}"


@register.filter
def points(value: Decimal | None) -> str:
    """78.50 → 78,5; 80.00 → 80."""
    if value is None:
        return number(value)
    digits = f"{value.normalize():f}"
    return number(value, len(digits.partition(".")[2]))


@register.filter
def rupiah(value: Number | None) -> str:
    return number(value) if value in (None, "") else f"Rp{number(value)}"


@register.filter
def percent(part: Number | None, whole: Number | None) -> str:
    """A share never stands without what it is a share of."""
    if part is None:
        return _("not yet known")
    if not whole:
        return _("no share, because the total is 0")
    share = number(100 * Decimal(str(part)) / Decimal(str(whole)), 1)
    words = {"share": share, "part": number(part), "whole": number(whole)}
    return _("%(share)s%% (%(part)s of %(whole)s)") % words


@register.filter
def day(value: date | None) -> str:
    if not value:
        return _("not yet known")
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return formats.date_format(value, "j F Y")


@register.filter
def moment(value: datetime | None, zone: str | None = None) -> str:
    """24 November 2026 pukul 14.30 WIB, in the reader's zone or the named one."""
    if not value:
        return _("not yet known")
    local = timezone.localtime(value, ZoneInfo(zone) if zone else None)
    words = {"day": day(local.date()), "time": f"{local:%H.%M}", "zone": local.tzname()}
    return _("%(day)s at %(time)s %(zone)s") % words


@register.filter
def duration(seconds: Number | None) -> str:
    """How long a piece of work took or will take, in whole minutes above one minute."""
    if seconds is None:
        return _("not yet known")
    if seconds < 60:
        return ngettext("%(n)d second", "%(n)d seconds", int(seconds)) % {"n": int(seconds)}
    minutes = round(seconds / 60)
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
