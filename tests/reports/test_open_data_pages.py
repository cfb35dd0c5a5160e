"""Open data as they are read: pages, files, the catalog and the API, without an account."""

import csv
import io
import json

import pytest
from django.urls import reverse

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.scope import acting_as
from participants.models import Enrollment
from reports import services
from reports.opendata.columns import FIGURES
from reports.opendata.sets import SETS, SetCode
from tests.open_datasets import YEAR, address, more_people, newest


def test_the_catalog_lists_every_set_without_an_account(published, client):
    page = client.get(reverse("open_data:list_open_data"))
    assert page.status_code == 200
    for dataset in published:
        assert address(code=dataset.code) in page.text


def test_the_catalog_is_there_before_anything_is_published(db, client):
    assert client.get(reverse("open_data:list_open_data")).status_code == 200
    assert client.get(address()).status_code == 404


@pytest.mark.parametrize("code", SetCode.values)
def test_a_set_has_a_page(published, client, code):
    page = client.get(address(code=code))
    assert page.status_code == 200
    assert newest(code).checksum in page.text
    assert "CC BY 4.0" in page.text


def test_an_old_version_keeps_its_address_and_names_the_new_one(published, client):
    old = client.get(address("show_version", version=1))
    more_people()
    services.publish_open_data(YEAR)
    page = client.get(address("show_version", version=1))
    assert f'href="{address("show_version", version=2)}"' in page.text
    assert (old.context["is_old"], page.context["is_old"]) == (False, True)
    assert page.context["table"] == old.context["table"]
    assert client.get(address()).context["dataset"].version == 2
    assert client.get(address("show_version", version=3)).status_code == 404


def test_a_page_is_read_in_few_statements_and_never_recounts(published, client, questions):
    for where in (address(), reverse("open_data:list_open_data")):
        asked = questions(client, where)
        assert len(asked) <= 4
        assert not [sql for sql in asked if "participants_" in sql]


def test_numbers_too_large_for_the_database_are_not_found(published, client):
    for number in (32_768, 2**31, 2**63, 10**30):
        where = reverse("open_data:show_version", args=["regencies", YEAR, number])
        assert client.get(where).status_code == 404
        assert client.get(f"/open-data/regencies/{number}/").status_code == 404


def test_the_page_tells_search_engines_what_it_is(published, client):
    page = client.get(address()).text
    block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
    posting = json.loads(block)
    assert posting["@type"] == "Dataset"
    assert {"name", "description", "license", "creator", "distribution", "url"} <= set(posting)


def test_a_csv_opens_right(published, client):
    answer = client.get(address("download", code="regencies", kind="csv"))
    assert answer.content.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 by this mark"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 514
    assert {"code", "name", *FIGURES, "licence", "note"} <= set(rows[0])
    assert {row["code"]: row for row in rows}["62.10"]["name"] == "Kabupaten Gunung Mas"
    assert "SYNTHETIC" in rows[0]["note"]


def test_without_invented_people_no_file_says_so(published, client, settings):
    settings.SHOWS_SYNTHETIC_DATA = False
    body = client.get(address("download", code="regencies", kind="json")).json()
    assert body["note"] == ""


def test_json_says_what_the_page_says(published, client):
    body = client.get(address("download", code="vocations", kind="json")).json()
    dataset = newest("vocations")
    assert body["rows"] == dataset.lines
    assert body["checksum"] == dataset.checksum
    assert [column["name"] for column in body["columns"]] == list(body["rows"][0])
    assert "counted" not in body


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_who_has_the_file_is_not_sent_it_again(published, client, kind):
    where = address("download", kind=kind)
    first = client.get(where)
    again = client.get(where, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "public" in first["Cache-Control"]
    more_people()
    services.publish_open_data(YEAR)
    assert client.get(where, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_version_may_be_kept_for_long_and_the_newest_for_an_hour(published, client):
    frozen = reverse("open_data:download_version", args=["regencies", YEAR, 1, "csv"])
    assert "max-age=31536000" in client.get(frozen)["Cache-Control"]
    assert "max-age=3600" in client.get(address("download", kind="csv"))["Cache-Control"]


def test_what_somebody_signed_in_was_told_is_kept_by_nobody(published, client, officer):
    client.force_login(officer)
    answer = client.get(address("download", kind="csv"))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_another_kind_of_file_is_not_found(published, client):
    assert client.get(address("download", kind="xlsx")).status_code == 404


def test_no_file_holds_a_person(published, client):
    names = set(Enrollment.objects.values_list("participant__name", flat=True))
    for code in SetCode.values:
        for kind in ("csv", "json"):
            text = client.get(address("download", code=code, kind=kind)).text
            assert not [name for name in names if name in text]


WANTED = {"dct:title", "dct:description", "dct:publisher", "dct:license", "dct:issued",
          "dct:modified", "dct:spatial", "dct:temporal", "dct:accrualPeriodicity",
          "dct:identifier", "dcat:version", "dcat:inSeries", "dcat:keyword",
          "dcat:contactPoint", "dcat:landingPage", "dcat:distribution"}  # fmt: skip


def read_catalog(client):
    answer = client.get(reverse("open_data:show_catalog"))
    assert answer["Content-Type"] == "application/ld+json"
    return answer, answer.json()


def test_the_catalog_names_what_dcat_asks_for(published, client):
    _answer, catalog = read_catalog(client)
    assert catalog["@type"] == "dcat:Catalog"
    kinds = {"dcat:Dataset": [], "dcat:DatasetSeries": []}
    for each in catalog["dcat:dataset"]:
        kinds[each["@type"]].append(each)
    assert len(kinds["dcat:DatasetSeries"]) == len(kinds["dcat:Dataset"]) == len(SETS)
    series = {each["@id"] for each in kinds["dcat:DatasetSeries"]}
    for each in kinds["dcat:Dataset"]:
        assert set(each) >= WANTED
        assert each["dcat:inSeries"]["@id"] in series


def test_every_prefix_of_the_catalog_is_declared(published, client):
    _answer, catalog = read_catalog(client)
    declared = set(catalog["@context"])
    assert {key.split(":")[0] for key in keys_of(catalog) if ":" in key} <= declared


def test_the_addresses_of_the_catalog_answer(published, client, settings):
    _answer, catalog = read_catalog(client)
    for each in catalog["dcat:dataset"]:
        for file in each.get("dcat:distribution", []):
            url = file["dcat:downloadURL"]["@id"]
            assert client.get(url.removeprefix(settings.PUBLIC_URL)).status_code == 200


def test_the_catalog_names_the_version_before(published, client):
    first, _catalog = read_catalog(client)
    more_people()
    services.publish_open_data(YEAR)
    again = reverse("open_data:show_catalog")
    assert client.get(again, headers={"If-None-Match": first["ETag"]}).status_code == 200
    _answer, catalog = read_catalog(client)
    regencies = next(each for each in catalog["dcat:dataset"]
                     if each.get("dct:identifier") == f"regencies-{YEAR}-v2")  # fmt: skip
    assert regencies["dcat:previousVersion"]["@id"].endswith("/v1/")


def test_who_has_the_catalog_is_not_sent_it_again(published, client):
    answer, _catalog = read_catalog(client)
    again = client.get(
        reverse("open_data:show_catalog"), headers={"If-None-Match": answer["ETag"]}
    )
    assert again.status_code == 304


def keys_of(value):
    if isinstance(value, dict):
        inner = {
            key for name, each in value.items() if name != "@context" for key in keys_of(each)
        }
        return set(value) | inner
    return {key for each in value for key in keys_of(each)} if isinstance(value, list) else set()


def test_the_ministry_publishes_from_the_page_with_a_reason(history, client, ministry):
    client.force_login(ministry)
    answer = client.post(
        reverse("open_data:publish_open_data"), {"year": YEAR, "reason": "Data susulan."}
    )
    job = Job.objects.get(kind="publish_open_data")
    assert answer["Location"] == reverse("reports:job", args=[job.pk])
    run_job(job.pk)
    dataset = newest("regencies")
    assert (dataset.published_by, dataset.reason) == (ministry, "Data susulan.")
    assert "Data susulan." in client.get(address()).text


@pytest.mark.parametrize(
    "versions, words", [(0, "Tidak ada yang berubah"), (3, "3 versi baru sudah terbit")]
)
def test_who_waited_is_told_what_came_of_it(client, ministry, versions, words):
    page = reverse("open_data:list_open_data")
    done = {"status": "DONE", "page": page, "result": {"versions": versions}}
    job = Job.objects.create(kind="publish_open_data", key="a", requested_by=ministry, **done)
    client.force_login(ministry)
    answer = client.get(reverse("reports:job", args=[job.pk]), follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert words in answer.content.decode()


def test_the_ministry_is_asked_for_the_reason(history, client, ministry):
    client.force_login(ministry)
    page = client.post(reverse("open_data:publish_open_data"), {"year": YEAR, "reason": ""})
    assert page.context["form"].errors.keys() == {"reason"}
    assert not Job.objects.exists()


def test_the_ministry_publishes_through_the_api(history, client, ministry):
    client.force_login(ministry)
    answer = client.post(
        reverse("open-data-publish"), {"year": YEAR, "reason": "x"}, "application/json"
    )
    assert answer.status_code == 202
    run_job(answer.json()["id"])
    assert newest("regencies").version == 1


def test_a_reader_publishes_nothing(history, client, ministry_reader):
    client.force_login(ministry_reader)
    assert client.get(reverse("open_data:publish_open_data")).status_code == 403


def test_the_name_of_who_published_stands_on_no_open_page(history, client, ministry):
    with acting_as(ministry):
        services.publish_open_data(YEAR, by=ministry, reason="Data susulan.")
    for where in (address(), address("download", kind="json")):
        assert ministry.name not in client.get(where).text


def test_the_api_lists_and_shows_without_an_account(published, client, questions):
    assert len(questions(client, reverse("open-data-list"))) <= 3
    rows = client.get(reverse("open-data-list")).json()["results"]
    assert {row["code"] for row in rows} == set(SetCode.values)
    body = client.get(reverse("open-data-detail", args=["regencies", YEAR])).json()
    assert len(body["rows"]) == 514


def test_the_api_shows_an_older_version(published, client):
    more_people()
    services.publish_open_data(YEAR)
    where = reverse("open-data-detail", args=["regencies", YEAR])
    assert client.get(where).json()["version"] == 2
    assert client.get(where, {"version": 1}).json()["version"] == 1
    assert client.get(where, {"version": 7}).status_code == 404
    assert client.get(where, {"version": "x"}).status_code == 400
