"""Work on record says by what contract, where, and how the wage stands to the minimum there."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from openpyxl import Workbook

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.personal_link import write_link
from placements import services
from placements.models import Placement
from placements.services.asking import FOLLOW_UP
from tests.door import Door
from tests.follow_ups import make_follow_up
from tests.minimum_wages import make_minimum_wage
from tests.placements.conftest import today
from tests.placements.test_placement_pages import at, work

THIS_YEAR = today(-5).year


@pytest.fixture
def question(seat):
    return make_follow_up(seat)


def test_an_office_records_the_contract(signed_in, officer, seat):
    office = signed_in(officer)
    office.post(at("record_placement", seat), work(contract="DAILY"))
    placement = Placement.objects.get()
    assert placement.contract == "DAILY"
    assert "Harian" in office.get(at("placement_detail", placement)).text


def test_the_person_tells_the_contract_by_link(client, question):
    address = reverse("placements:answer_by_link", args=[write_link(FOLLOW_UP, question)])
    said = {"employer_name": "Bengkel Jaya", "started_on": today(-5), "contract": "NONE"}
    client.post(address, said | {"now": "WORKING"})
    assert Placement.objects.get().contract == "NONE"


def test_whoever_has_an_own_business_has_no_contract(client, question):
    address = reverse("placements:answer_by_link", args=[write_link(FOLLOW_UP, question)])
    said = {"employer_name": "Bengkel Jaya", "started_on": today(-5), "contract": "NONE"}
    client.post(address, said | {"now": "SELF_EMPLOYED"})
    assert Placement.objects.get().contract == ""


def test_a_list_of_answers_has_a_column_of_it(signed_in, officer, question):
    book = Workbook()
    book.active.append(["Nomor", "Jawaban", "Perusahaan", "Mulai bekerja", "Jenis kontrak"])
    book.active.append([question.pk, "Bekerja", "Bengkel Jaya", today(-5), "PERMANENT"])
    file = BytesIO()
    book.save(file)
    sent = {"file": SimpleUploadedFile("jawaban.xlsx", file.getvalue())}
    signed_in(officer).post(reverse("placements:upload_answers"), sent)
    assert Placement.objects.get().contract == "PERMANENT"


def test_the_api_takes_and_tells_it(officer, seat):
    facts = work(enrollment=seat.pk, contract="CONTRACT", is_linear=True)
    made = Door(officer).post("placements/", **facts | {"started_on": str(today(-5))})
    assert made.json()["contract"] == "CONTRACT"


def test_only_who_is_employed_has_one(signed_in, officer, seat):
    page = signed_in(officer).post(
        at("record_placement", seat), work(kind="STUDY", contract="DAILY")
    )
    assert list(page.context["form"].errors) == ["contract"]
    facts = {"kind": "STUDY", "started_on": today(-5), "employer_name": "Kampus"}
    with acting_as(officer), pytest.raises(Refusal) as refused:
        services.record_placement(seat, by=officer, contract="DAILY", **facts)
    assert refused.value.code == "contract_without_work"


def test_the_database_knows_no_other_contract(reported):
    with pytest.raises(IntegrityError, match="placement_contract_of_work"):
        Placement.objects.update(contract="HONORER")


@pytest.mark.parametrize("wage", [2_500_000, 3_000_000])
def test_an_office_reads_the_wage_beside_the_minimum_of_the_place(signed_in, officer, seat, wage):
    make_minimum_wage("62", THIS_YEAR, 2_000_000)
    make_minimum_wage("62.10", THIS_YEAR, 3_000_000)
    make_minimum_wage("62.10", THIS_YEAR - 1, 1_000_000)
    office = signed_in(officer)
    office.post(at("record_placement", seat), work(wage=wage))
    page = office.get(at("placement_detail", Placement.objects.get()))
    assert (page.context["least"].amount, page.context["is_below"]) == (
        3_000_000, wage < 3_000_000,
    )  # fmt: skip


def test_where_a_regency_has_no_minimum_that_of_the_province_holds(signed_in, officer, seat):
    make_minimum_wage("62", THIS_YEAR, 2_000_000)
    office = signed_in(officer)
    office.post(at("record_placement", seat), work())
    page = office.get(at("placement_detail", Placement.objects.get()))
    assert (page.context["least"].amount, page.context["is_below"]) == (2_000_000, None)


def test_a_firm_is_shown_no_minimum(signed_in, recruiter, reported):
    make_minimum_wage("62", reported.started_on.year)
    page = signed_in(recruiter).get(at("placement_detail", reported))
    assert page.context["least"] is None
