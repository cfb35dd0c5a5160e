"""The words and shapes of the templates: never a number without its unknown, its whole, zone."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.apps import apps
from django.db.models import BLANK_CHOICE_DASH
from django.forms.renderers import DjangoTemplates
from django.template import Context, RequestContext, Template
from django.utils import formats
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as some

from blkportal.core.forms import PortalFormRenderer
from blkportal.core.templatetags import ui

NOON = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


def render(text, **context):
    return Template(text).render(Context(context)).strip()


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (7496, 0, "7.496", "7,496"),
        (0, 0, "0", "0"),
        (-1234567, 0, "-1.234.567", "-1,234,567"),
        (Decimal("12.5"), 1, "12,5", "12.5"),
        (200 / 3, 1, "66,7", "66.7"),
        (None, 0, "belum diketahui", "not yet known"),
        ("", 0, "belum diketahui", "not yet known"),
    ],
)
def test_a_number_is_grouped_and_what_is_missing_is_said(value, places, indonesian, english):
    for language, shown in (("id", indonesian), ("en", english)):
        with override(language):
            assert ui.number(value, places) == shown


@given(some.integers(0, 10**9), some.integers(1, 10**9))
def test_a_share_names_its_whole_and_lies_where_it_must(part, whole):
    with override("en"):
        shown = ui.percent(part, whole)
    share, _, rest = shown.partition("% ")
    assert rest == f"({part:,} of {whole:,})"
    assert abs(Decimal(share.replace(",", "")) - Decimal(100 * part) / whole) <= Decimal("0.05")


@pytest.mark.parametrize("value", [None, ""])
def test_money_that_is_not_known_is_not_nothing(value):
    with override("en"):
        assert ui.rupiah(value) == "not yet known"
        assert ui.rupiah(0) == "Rp0"
        assert ui.rupiah(4_500_000) == "Rp4,500,000"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        (None, "24 November 2026 at 14.30 WIB"),
        ("Asia/Makassar", "24 November 2026 at 15.30 WITA"),
        ("Asia/Jayapura", "24 November 2026 at 16.30 WIT"),
    ],
)
def test_a_moment_is_told_in_a_zone_that_is_named(zone, shown):
    with override("en"):
        assert ui.moment(NOON, zone) == shown
        assert ui.moment(None) == "not yet known"


def test_a_day_is_the_readers_day_and_not_that_of_greenwich():
    late = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # one in the morning of the 25th in Jakarta
    with override("en"):
        assert ui.day(late) == "25 November 2026"
        assert ui.day(date(2026, 11, 24)) == "24 November 2026"
        assert ui.day(None) == "not yet known"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, "not yet known"),
        (0, "0 seconds"),
        (1, "1 second"),
        (59.9, "59 seconds"),
        (60, "1 minute"),
        (150, "2 minutes"),
        (7200, "120 minutes"),
    ],
)
def test_a_duration_is_told_roughly(seconds, shown):
    with override("en"):
        assert ui.duration(seconds) == shown


@given(some.integers(0, 10**6) | some.none(), some.integers(0, 10**6) | some.none())
def test_a_bar_is_never_wider_than_its_ground(part, whole):
    assert 0 <= float(ui.width(part, whole)) <= 100
    with override("id"):
        assert "," not in ui.width(part, whole)


def test_a_figure_shows_what_is_not_known_as_a_part_of_its_own():
    text = "{% figure label='Bekerja' number=10 of=22 unknown=5 noun='lulusan' %}"
    with override("id"):
        shown = render(text)
    for words in ("45,5% (10 dari 22)", "lulusan", "5 belum diketahui", 'width="45.45%"'):
        assert words in shown


def test_a_figure_of_nothing_draws_no_bar():
    shown = render("{% figure label='Bekerja' number=0 of=0 noun='lulusan' %}")
    assert "<svg" not in shown.partition("</strong>")[2]
    assert "%" not in shown


def test_a_table_of_bars_is_drawn_against_its_longest():
    rows = [{"label": "A", "value": 5, "unknown": 5}, {"label": "B", "value": 2, "unknown": 0}]
    shown = render("{% bars rows 'c' 'h' 'u' %}", rows=rows)
    assert 'width="50.00%"' in shown
    assert 'width="20.00%"' in shown
    assert render("{% bars rows 'c' 'h' 'u' %}", rows=[])


def linked(rf, address, text):
    return Template(text).render(RequestContext(rf.get(address)))


def test_a_link_keeps_the_filters_and_drops_what_it_is_told(rf):
    asked = "/?q=siti&stage=arrived&page=3"
    assert linked(rf, asked, "{% query 'page' stage='placed' %}") == "?q=siti&amp;stage=placed"
    assert linked(rf, asked, "{% query q=None %}") == "?stage=arrived&amp;page=3"


@pytest.mark.parametrize(
    ("now", "next_sort", "direction"),
    [
        ("", "sort=name", None),
        ("sort=name&", "sort=-name", "ascending"),
        ("sort=-name&", "sort=name", "descending"),
        ("sort=other&", "sort=name", None),
    ],
)
def test_a_head_sorts_turns_round_and_starts_on_the_first_page(rf, now, next_sort, direction):
    shown = linked(rf, f"/?{now}page=4", "{% sort_link 'name' 'Nama' %}")
    assert f"?{next_sort}" in shown
    assert "page=" not in shown
    assert (f'aria-sort="{direction}"' in shown) == bool(direction)


@pytest.mark.parametrize("model", [m for m in apps.get_models() if hasattr(m, "STATUS_TONES")])
def test_every_state_of_a_record_has_a_colour_with_a_shape(model):
    assert set(model.STATUS_TONES.values()) <= ui.SHAPES.keys()
    known = {*model.STATUS_TONES, *(word.upper() for word in ui.TONES)}
    for field in model._meta.fields:
        if field.name in {"status", "evidence"}:
            assert {value for value, _label in field.flatchoices} - known == set()


def test_all_tones_have_a_shape_and_unknown_ones_are_an_info():
    assert set(ui.TONES.values()) == ui.SHAPES.keys()
    assert ui.shape("purple") == "info"
    assert [ui.message_tone(level) for level in ("success", "warning", "error", "debug")] == [
        "good",
        "warn",
        "bad",
        "info",
    ]


@pytest.mark.parametrize("nasty", ['"><script>', "' onload='x"])
def test_names_that_look_like_markup_stay_names(nasty):
    assert "<script>" not in ui.icon("check", nasty)
    assert "' onload='" not in ui.icon(nasty)


def test_a_text_that_is_safe_does_not_vouch_for_one_that_reads_the_same():
    assert "<b>" in ui.icon("check", mark_safe("<b>"))
    assert "<b>" not in ui.icon("check", "<b>")


@pytest.mark.parametrize(
    "label, said", [("Nama", "Nama: Bagian ini"), ("Saya setuju.", "Saya setuju. Bagian ini")]
)
def test_the_summary_of_mistakes_names_the_field_with_one_sign(label, said):
    form = type("Form", (forms.Form,), {"it": forms.CharField(label=label)})({})
    with override("id"):
        shown = str(form)
    assert f">{said} harus diisi.</a>" in " ".join(shown.split())


@given(some.integers(-(10**12), 10**12))
def test_a_whole_number_is_grouped_as_django_groups_it(value):
    for language in ("id", "en"):
        with override(language):
            expected = formats.number_format(value, use_l10n=True, force_grouping=True)
            assert ui.number(value) == expected


CHOICES = [
    ("", "Semua & siapa pun"),
    ("Kalimantan & <Jawa>", [("62.10", 'Kab. "Gunung" Mas'), (7, "<b>Tujuh</b>")]),
    ('"', mark_safe("a&nbsp;b")),
]


@pytest.mark.parametrize("chosen", ["", "62.10", 7, "<x>"])
def test_a_list_of_choices_is_drawn_as_django_draws_it(chosen):
    widget = forms.Select(choices=CHOICES)
    ours, django = (
        widget.render("place", chosen, {"id": "here"}, renderer=renderer()).split()
        for renderer in (PortalFormRenderer, DjangoTemplates)
    )
    assert ours == django


def test_a_choice_that_is_not_made_yet_says_so_in_words():
    field = forms.TypedChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "-----")])
    form = type("Form", (forms.Form,), {"it": field})()
    with override("id"):
        shown = str(form)
    assert '<option value="" selected>Pilih</option>' in shown
    assert '<option value="a">-----</option>' in shown
