"""Open data: published once, frozen for good, read by everybody and recounted by nobody."""

import csv
import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import PUBLIC, SYSTEM, acting_as, acting_in
from participants.models import Enrollment
from reports import services
from reports.models import OpenDataset
from reports.opendata.columns import COUNTED, FIGURES
from reports.opendata.sets import SETS, SetCode
from reports.services.open_counts import count_year
from reports.services.open_data import checksum_of
from reports.services.open_tables import opened_in, total_of
from tests.chain import make_batch, make_enrollment, make_referral
from tests.open_datasets import make_open_dataset
from tests.opendata import Attacker
from tests.reports.histories import random_history

YEAR = 2019


@pytest.fixture
def history(db):
    random_history(7, people=40)


@pytest.fixture
def published(history):
    return services.publish_open_data(YEAR)


def newest(code):
    return OpenDataset.objects.filter(code=code, year=YEAR).order_by("-version").first()


def address(name="show_open_data", code="regencies", **more):
    return reverse(f"open_data:{name}", args=[code, YEAR, *more.values()])


def more_people(regency="62.10"):
    """Thirty more graduates, in three classes."""
    for month in (3, 5, 7):
        batch = make_batch(starts_on=date(YEAR, month, 1))
        for _number in range(10):
            make_enrollment("GRADUATED", make_referral(batch, status="SELECTED", regency=regency))


class TestPublishing:
    def test_every_set_is_published_once(self, published):
        assert {row.code for row in published} == set(SetCode.values)
        assert {row.version for row in published} == {1}
        assert len(newest("regencies").lines) == 514
        assert len(newest("provinces").lines) == 38

    def test_publishing_again_without_a_change_writes_nothing(self, published):
        assert services.publish_open_data(YEAR) == []
        assert OpenDataset.objects.count() == len(SETS)

    def test_a_later_change_changes_nothing_published_and_makes_a_new_version(self, published):
        before = newest("regencies")
        more_people()
        assert newest("regencies").lines == before.lines
        again = services.publish_open_data(YEAR)
        assert ("regencies", 2) in {(row.code, row.version) for row in again}
        before.refresh_from_db()
        assert (before.version, before.checksum) == (1, checksum_of(before))
        gunung_mas = {row["code"]: row for row in newest("regencies").lines}["62.10"]
        assert gunung_mas["enrolled"] >= 30

    def test_every_set_has_the_same_sums(self, published):
        sums = [
            total_of(opened_in(newest(code).lines))
            for code in ("regencies", "provinces", "vocations", "centers")
        ]
        assert all(each == sums[0] for each in sums)

    def test_the_counts_are_the_figures_of_the_reports(self, history):
        counts = count_year(YEAR)
        for rows in (counts.regencies, counts.vocations, counts.centers):
            assert total_of(rows) == total_of(counts.regencies)
        came = Enrollment.objects.filter(enrolled_on__year=YEAR)
        for code, row in counts.centers.items():
            assert row["enrolled"] == came.filter(center=code).count()

    def test_no_number_of_people_from_one_to_four_is_open(self, published):
        for dataset in published:
            for row in dataset.lines:
                assert {row.get(name, 0) % 5 for name in FIGURES} == {0}

    def test_what_is_reached_says_no_more_than_the_regencies_say(self, published):
        row = newest("regions-reached").lines[-1]
        open_rows = newest("regencies").lines
        assert row["reached_at_least"] == sum(1 for each in open_rows if each["enrolled"])
        assert row["reached_since_first_year"] >= row["reached_at_least"]

    def test_definitions_are_a_table_in_both_languages(self, published):
        rows = {row["name"]: row for row in newest("definitions").lines}
        assert rows["enrolled"]["label_id"] != rows["enrolled"]["label_en"]
        assert rows["placement"]["denominator"] == "graduated"

    def test_a_year_without_data_is_refused(self, history):
        with pytest.raises(Refusal) as refused:
            services.publish_open_data(1999)
        assert refused.value.code == "open_year_unknown"

    def test_a_person_says_why(self, history, ministry):
        for publish in (services.publish_open_data, services.request_publication):
            with pytest.raises(Refusal) as refused, acting_as(ministry):
                publish(YEAR, by=ministry, reason=" ")
            assert refused.value.code == "open_without_reason"

    def test_without_a_rounding_nothing_is_published(self, history, monkeypatch):
        monkeypatch.setattr("reports.opendata.model.SECONDS", 0.0)
        with pytest.raises(Refusal) as refused:
            services.publish_open_data(YEAR)
        assert refused.value.code == "open_no_rounding"
        assert not OpenDataset.objects.exists()

    def test_a_set_whose_sums_leave_no_room_is_not_published(self, history, monkeypatch):
        monkeypatch.setattr("reports.services.open_data.agree", lambda opened, totals: False)
        codes = {row.code for row in services.publish_open_data(YEAR)}
        assert codes == set(SetCode.values) - {"vocations", "centers"}


class TestTheAttacker:
    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_nobody_reckons_a_count_from_all_that_is_open(self, db, seed):
        random_history(seed, people=40)
        services.publish_open_data(YEAR)
        attacker, cells = Attacker(), []
        for code in ("regencies", "vocations", "centers"):
            attacker.see(opened_in(newest(code).lines), code)
        counts = count_year(YEAR)
        for code, rows in (("regencies", counts.regencies), ("vocations", counts.vocations),
                           ("centers", counts.centers)):  # fmt: skip
            cells += [(1, code, key, name) for key, row in rows.items() if row["referred"]
                      for name in COUNTED]  # fmt: skip
        assert len(cells) > 50
        assert attacker.narrow(cells) == {}


class TestTheDatabase:
    def test_the_public_reads_what_is_open_and_nothing_beside_it(self, published):
        with acting_in(PUBLIC):
            assert len(OpenDataset.objects.open()) == len(SETS)
            for column in ("counted", "published_by_id"):
                with pytest.raises(DatabaseError), transaction.atomic():
                    list(OpenDataset.objects.values_list(column))

    def test_offices_have_no_door_of_their_own(self, published, officer, organizer, recruiter):
        for user in (officer, organizer, recruiter):
            with acting_as(user), pytest.raises(DatabaseError), transaction.atomic():
                list(OpenDataset.objects.open())

    @pytest.mark.parametrize("verb", ["UPDATE reports_opendataset SET version = 9",
                                      "DELETE FROM reports_opendataset"])  # fmt: skip
    @pytest.mark.parametrize("scope", [PUBLIC, SYSTEM], ids=["public", "ministry"])
    def test_nobody_changes_or_deletes_what_was_published(self, published, scope, verb):
        door = connection.cursor
        with (
            acting_in(scope), pytest.raises(DatabaseError), transaction.atomic(), door() as cursor
        ):  # fmt: skip
            cursor.execute(verb)

    @pytest.mark.parametrize(
        "promise, wrong",
        [("open_set_known", {"code": "people"}), ("open_set_year", {"year": 1999}),
         ("open_set_version", {"version": 0}), ("open_set_person_has_reason", {"reason": ""})],
    )  # fmt: skip
    def test_a_row_that_breaks_a_promise_is_not_written(self, ministry, promise, wrong):
        sound = {"published_by": ministry, "reason": "Data susulan."}
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            make_open_dataset(**sound | wrong)
        assert error.value.__cause__.diag.constraint_name == promise


class TestPages:
    def test_the_catalog_lists_every_set_without_an_account(self, published, client):
        page = client.get(reverse("open_data:list_open_data"))
        assert page.status_code == 200
        for dataset in published:
            assert address(code=dataset.code) in page.text

    def test_the_catalog_is_there_before_anything_is_published(self, db, client):
        assert client.get(reverse("open_data:list_open_data")).status_code == 200
        assert client.get(address()).status_code == 404

    @pytest.mark.parametrize("code", SetCode.values)
    def test_a_set_has_a_page(self, published, client, code):
        page = client.get(address(code=code))
        assert page.status_code == 200
        assert newest(code).checksum in page.text
        assert "CC BY 4.0" in page.text

    def test_an_old_version_keeps_its_address_and_names_the_new_one(self, published, client):
        old = client.get(address("show_version", version=1))
        more_people()
        services.publish_open_data(YEAR)
        page = client.get(address("show_version", version=1))
        assert f'href="{address("show_version", version=2)}"' in page.text
        assert (old.context["is_old"], page.context["is_old"]) == (False, True)
        assert page.context["table"] == old.context["table"]
        assert client.get(address()).context["dataset"].version == 2
        assert client.get(address("show_version", version=3)).status_code == 404

    def test_a_page_is_read_in_few_statements_and_never_recounts(
        self, published, client, questions
    ):
        for where in (address(), reverse("open_data:list_open_data")):
            asked = questions(client, where)
            assert len(asked) <= 4
            assert not [sql for sql in asked if "participants_" in sql]

    def test_numbers_too_large_for_the_database_are_not_found(self, published, client):
        for number in (32_768, 2**31, 2**63, 10**30):
            where = reverse("open_data:show_version", args=["regencies", YEAR, number])
            assert client.get(where).status_code == 404
            assert client.get(f"/open-data/regencies/{number}/").status_code == 404

    def test_the_page_tells_search_engines_what_it_is(self, published, client):
        page = client.get(address()).text
        block = page.split('<script type="application/ld+json">')[1].split("</script>")[0]
        posting = json.loads(block)
        assert posting["@type"] == "Dataset"
        assert {"name", "description", "license", "creator", "distribution", "url"} <= set(posting)


class TestFiles:
    def test_a_csv_opens_right(self, published, client):
        answer = client.get(address("download", code="regencies", kind="csv"))
        assert answer.content.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 by this mark"
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert len(rows) == 514
        assert {"code", "name", *FIGURES, "licence", "note"} <= set(rows[0])
        assert {row["code"]: row for row in rows}["62.10"]["name"] == "Kabupaten Gunung Mas"
        assert "SYNTHETIC" in rows[0]["note"]

    def test_without_invented_people_no_file_says_so(self, published, client, settings):
        settings.SHOWS_SYNTHETIC_DATA = False
        body = client.get(address("download", code="regencies", kind="json")).json()
        assert body["note"] == ""

    def test_json_says_what_the_page_says(self, published, client):
        body = client.get(address("download", code="vocations", kind="json")).json()
        dataset = newest("vocations")
        assert body["rows"] == dataset.lines
        assert body["checksum"] == dataset.checksum
        assert [column["name"] for column in body["columns"]] == list(body["rows"][0])
        assert "counted" not in body

    @pytest.mark.parametrize("kind", ["csv", "json"])
    def test_who_has_the_file_is_not_sent_it_again(self, published, client, kind):
        where = address("download", kind=kind)
        first = client.get(where)
        again = client.get(where, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "public" in first["Cache-Control"]
        more_people()
        services.publish_open_data(YEAR)
        assert client.get(where, headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_a_version_may_be_kept_for_long_and_the_newest_for_an_hour(self, published, client):
        frozen = reverse("open_data:download_version", args=["regencies", YEAR, 1, "csv"])
        assert "max-age=31536000" in client.get(frozen)["Cache-Control"]
        assert "max-age=3600" in client.get(address("download", kind="csv"))["Cache-Control"]

    def test_what_somebody_signed_in_was_told_is_kept_by_nobody(self, published, client, officer):
        client.force_login(officer)
        answer = client.get(address("download", kind="csv"))
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]

    def test_another_kind_of_file_is_not_found(self, published, client):
        assert client.get(address("download", kind="xlsx")).status_code == 404

    def test_no_file_holds_a_person(self, published, client):
        names = set(Enrollment.objects.values_list("participant__name", flat=True))
        for code in SetCode.values:
            for kind in ("csv", "json"):
                text = client.get(address("download", code=code, kind=kind)).text
                assert not [name for name in names if name in text]


class TestCatalog:
    WANTED = {"dct:title", "dct:description", "dct:publisher", "dct:license", "dct:issued",
              "dct:modified", "dct:spatial", "dct:temporal", "dct:accrualPeriodicity",
              "dct:identifier", "dcat:version", "dcat:inSeries", "dcat:keyword",
              "dcat:contactPoint", "dcat:landingPage", "dcat:distribution"}  # fmt: skip

    def read(self, client):
        answer = client.get(reverse("open_data:show_catalog"))
        assert answer["Content-Type"] == "application/ld+json"
        return answer, answer.json()

    def test_it_names_what_dcat_asks_for(self, published, client):
        _answer, catalog = self.read(client)
        assert catalog["@type"] == "dcat:Catalog"
        kinds = {"dcat:Dataset": [], "dcat:DatasetSeries": []}
        for each in catalog["dcat:dataset"]:
            kinds[each["@type"]].append(each)
        assert len(kinds["dcat:DatasetSeries"]) == len(kinds["dcat:Dataset"]) == len(SETS)
        series = {each["@id"] for each in kinds["dcat:DatasetSeries"]}
        for each in kinds["dcat:Dataset"]:
            assert set(each) >= self.WANTED
            assert each["dcat:inSeries"]["@id"] in series

    def test_every_prefix_is_declared(self, published, client):
        _answer, catalog = self.read(client)
        declared = set(catalog["@context"])
        assert {key.split(":")[0] for key in keys_of(catalog) if ":" in key} <= declared

    def test_its_addresses_answer(self, published, client, settings):
        _answer, catalog = self.read(client)
        for each in catalog["dcat:dataset"]:
            for file in each.get("dcat:distribution", []):
                url = file["dcat:downloadURL"]["@id"]
                assert client.get(url.removeprefix(settings.PUBLIC_URL)).status_code == 200

    def test_a_new_version_names_the_one_before(self, published, client):
        first, _catalog = self.read(client)
        more_people()
        services.publish_open_data(YEAR)
        again = reverse("open_data:show_catalog")
        assert client.get(again, headers={"If-None-Match": first["ETag"]}).status_code == 200
        _answer, catalog = self.read(client)
        regencies = next(each for each in catalog["dcat:dataset"]
                         if each.get("dct:identifier") == f"regencies-{YEAR}-v2")  # fmt: skip
        assert regencies["dcat:previousVersion"]["@id"].endswith("/v1/")

    def test_who_has_it_is_not_sent_it_again(self, published, client):
        answer, _catalog = self.read(client)
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


class TestTheMinistry:
    def test_publishes_from_the_page_with_a_reason(self, history, client, ministry):
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

    def test_is_asked_for_the_reason(self, history, client, ministry):
        client.force_login(ministry)
        page = client.post(reverse("open_data:publish_open_data"), {"year": YEAR, "reason": ""})
        assert page.context["form"].errors.keys() == {"reason"}
        assert not Job.objects.exists()

    def test_publishes_through_the_api(self, history, client, ministry):
        client.force_login(ministry)
        answer = client.post(
            reverse("open-data-publish"), {"year": YEAR, "reason": "x"}, "application/json"
        )
        assert answer.status_code == 202
        run_job(answer.json()["id"])
        assert newest("regencies").version == 1

    def test_a_reader_does_not(self, history, client, ministry_reader):
        client.force_login(ministry_reader)
        assert client.get(reverse("open_data:publish_open_data")).status_code == 403

    def test_its_name_stands_on_no_open_page(self, history, client, ministry):
        with acting_as(ministry):
            services.publish_open_data(YEAR, by=ministry, reason="Data susulan.")
        for where in (address(), address("download", kind="json")):
            assert ministry.name not in client.get(where).text


class TestTheClock:
    def test_starts_one_publication_a_quarter(self, history):
        for _hour in range(3):
            services.start_publication()
        job = Job.objects.get(kind="publish_open_data")
        run_job(job.pk)
        assert newest("regencies").published_by is None
        job.refresh_from_db()
        assert job.result["versions"] > 0


class TestTheCommand:
    def test_publishes_a_year(self, history):
        out = io.StringIO()
        call_command("publish_open_data", year=YEAR, stdout=out)
        assert f"regencies {YEAR} v1" in out.getvalue()

    def test_says_when_there_is_no_such_year(self, db):
        with pytest.raises(CommandError):
            call_command("publish_open_data", year=1999)


class TestTheApi:
    def test_lists_and_shows_without_an_account(self, published, client, questions):
        assert len(questions(client, reverse("open-data-list"))) <= 3
        rows = client.get(reverse("open-data-list")).json()["results"]
        assert {row["code"] for row in rows} == set(SetCode.values)
        body = client.get(reverse("open-data-detail", args=["regencies", YEAR])).json()
        assert len(body["rows"]) == 514

    def test_shows_an_older_version(self, published, client):
        more_people()
        services.publish_open_data(YEAR)
        where = reverse("open-data-detail", args=["regencies", YEAR])
        assert client.get(where).json()["version"] == 2
        assert client.get(where, {"version": 1}).json()["version"] == 1
        assert client.get(where, {"version": 7}).status_code == 404
        assert client.get(where, {"version": "x"}).status_code == 400
