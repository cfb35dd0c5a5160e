"""Loading the shipped tables: twice changes nothing, a difference is told and mended."""

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from regions.models import Province, Regency
from regions.services.loading import load_regions

pytestmark = pytest.mark.django_db(databases=["default", "side", "owner"])
ALL_SHIPPED = "38 provinces, 514 regencies and cities, 26 superseded codes: all as shipped\n"


def stored(code):
    return Regency.objects.using("owner").get(code=code)


def change(code, **fields):
    Regency.objects.using("owner").filter(code=code).update(**fields)


def told(*args):
    out = StringIO()
    call_command("load_regions", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def loaded():
    return load_regions()


@pytest.fixture
def bare_tables():
    Regency.objects.using("owner").exclude(succeeded_by=None).delete()
    Regency.objects.using("owner").all().delete()
    Province.objects.using("owner").all().delete()


def test_empty_tables_are_filled(bare_tables):
    report = load_regions()
    assert len(report.added) == 38 + 514 + 26
    assert (report.changed, report.unchanged, report.unknown) == ([], 0, [])
    assert Province.objects.using("owner").count() == 38
    assert Regency.objects.using("owner").current().count() == 514


def test_loading_twice_changes_nothing(loaded):
    report = load_regions()
    assert (report.added, report.changed, report.unknown) == ([], [], [])
    assert report.unchanged == 38 + 514 + 26
    assert report.is_clean


def test_a_changed_name_is_told_and_mended(loaded):
    change("62.10", name="Gunung Emas")
    report = load_regions()
    assert [str(change) for change in report.changed] == [
        "62.10 name 'Gunung Emas' → 'Gunung Mas'"
    ]
    assert stored("62.10").name == "Gunung Mas"


def test_every_changed_field_is_told_by_itself(loaded):
    change("62.10", utc_offset=9, population=None, latitude=Decimal("1.5"))
    report = load_regions()
    assert {change.field for change in report.changed} == {"utc_offset", "population", "latitude"}
    assert "62.10 population nothing → '" in " ".join(map(str, report.changed))
    assert load_regions().is_clean


def test_a_changed_province_is_told_and_mended(loaded):
    Province.objects.using("owner").filter(code="62").update(name="Kalteng")
    assert [str(change) for change in load_regions().changed] == [
        "62 name 'Kalteng' → 'Kalimantan Tengah'"
    ]


def test_a_missing_regency_is_added_again(loaded):
    Regency.objects.using("owner").filter(code="62.10").delete()
    assert load_regions().added == ["62.10"]
    assert stored("62.10").official_name == "Kabupaten Gunung Mas"


def test_a_code_the_files_do_not_know_is_told_and_left_alone(loaded):
    stranger = stored("62.10")
    stranger.code = "62.69"
    stranger.save(using="owner", force_insert=True)
    report = load_regions()
    assert report.unknown == ["62.69"]
    assert not report.is_clean
    assert stored("62.69")


def test_an_old_code_stays_as_a_row_with_date_and_successor(loaded):
    merauke, sorong = stored("91.01"), stored("92.71")
    assert (merauke.valid_to, merauke.succeeded_by_id) == (date(2022, 7, 24), "93.01")
    assert (sorong.valid_to, sorong.succeeded_by_id) == (date(2022, 12, 7), "96.71")
    assert (merauke.province_id, sorong.province_id) == ("91", "92")


def test_an_old_code_counts_nobody_a_second_time(loaded):
    old = Regency.objects.using("owner").filter(succeeded_by__isnull=False)
    assert set(old.values_list("population", flat=True)) == {None}


def test_current_leaves_the_old_codes_out(loaded):
    papua = Regency.objects.using("owner").in_province("91")
    assert papua.count() == 9 + 20
    assert papua.current().count() == 9


def test_every_name_is_said_as_in_the_decree(loaded):
    said = {code: str(stored(code)) for code in ("62.10", "32.71", "31.01", "31.72")}
    assert said == {
        "62.10": "Kabupaten Gunung Mas",
        "32.71": "Kota Bogor",
        "31.01": "Kabupaten Administrasi Kepulauan Seribu",
        "31.72": "Kota Administrasi Jakarta Utara",
    }


def test_the_short_name_fits_a_table(loaded):
    said = {code: stored(code).short_name for code in ("62.10", "32.71", "31.01", "31.72")}
    assert said == {
        "62.10": "Kab. Gunung Mas",
        "32.71": "Kota Bogor",
        "31.01": "Kab. Adm. Kepulauan Seribu",
        "31.72": "Kota Adm. Jakarta Utara",
    }


@pytest.mark.parametrize(
    ("fields", "promise"),
    [
        ({"code": "6269"}, "regency_code_dotted"),
        ({"code": "62.6x"}, "regency_code_dotted"),
        ({"code": "63.69"}, "regency_code_of_its_province"),
        ({"kind": "DISTRIK"}, "regency_kind_known"),
        ({"utc_offset": 10}, "regency_utc_offset_known"),
        ({"valid_to": date(2022, 7, 24)}, "regency_superseded_names_date_and_successor"),
        ({"succeeded_by_id": "62.11"}, "regency_superseded_names_date_and_successor"),
        (
            {"succeeded_by_id": "62.69", "valid_to": date(2022, 7, 24)},
            "regency_not_its_own_successor",
        ),
    ],
)
def test_the_database_refuses_a_row_that_cannot_be(loaded, fields, promise):
    row = stored("62.10")
    for name, value in ({"code": "62.69"} | fields).items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError, match=promise), transaction.atomic(using="owner"):
        row.save(using="owner", force_insert=True)


def test_the_command_says_what_it_found(loaded):
    change("62.10", name="Gunung Emas")
    Regency.objects.using("owner").filter(code="62.11").delete()
    assert told() == (
        "38 provinces, 514 regencies and cities, 26 superseded codes: 1 added; "
        "1 changed: 62.10 name 'Gunung Emas' → 'Gunung Mas'\n"
    )
    assert told() == ALL_SHIPPED


def test_check_writes_nothing_and_fails_on_a_difference(loaded):
    change("62.10", name="Gunung Emas")
    with pytest.raises(CommandError) as refusal:
        told("--check")
    assert refusal.value.returncode == 1
    assert stored("62.10").name == "Gunung Emas"


def test_check_fails_on_a_missing_code_without_adding_it(loaded):
    Regency.objects.using("owner").filter(code="62.10").delete()
    with pytest.raises(CommandError):
        told("--check")
    assert not Regency.objects.using("owner").filter(code="62.10").exists()


def test_check_is_content_with_what_was_shipped(loaded):
    assert told("--check") == ALL_SHIPPED
