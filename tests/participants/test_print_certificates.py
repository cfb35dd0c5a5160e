"""A certificate as PDF: it opens, says what was issued, and believes nothing that was typed."""

import re
import zlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.documents import print_certificates, with_paper
from participants.documents.certificate import facts_of
from participants.models import Certificate
from participants.services import revoke_certificate
from participants.services.signing_key import active_signer
from tests import assessing
from tests.pages import Page


@pytest.fixture
def certificate(db):
    return assessing.make_graduate(name="Rina Kusuma")


def at(certificate):
    return reverse("participants:print_certificate", args=[certificate.pk])


def of_class(batch):
    return reverse("participants:print_class", args=[batch.pk])


def pages(pdf):
    """How many pages a PDF has: objects are packed, so every stream is opened."""
    found = pdf
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found += zlib.decompress(stream)
        except zlib.error:
            continue
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", found))


def test_the_center_and_the_region_print_it(signed_in, officer, organizer, certificate):
    for person in (officer, organizer):
        answer = signed_in(person).get(at(certificate))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "application/pdf"
        assert f"sertifikat-{certificate.pk}.pdf" in answer["Content-Disposition"]
        assert answer.content.startswith(b"%PDF-")
        assert pages(answer.content) == 2


def test_a_neighbour_does_not(signed_in, neighbour, certificate):
    assert signed_in(neighbour).get(at(certificate)).status_code == 404


def test_a_class_is_one_file_in_the_order_of_names(signed_in, organizer, certificate):
    batch = certificate.enrollment.batch
    assessing.make_graduate(batch=batch, name="Ahmad Yani")
    answer = signed_in(organizer).get(of_class(batch))
    assert pages(answer.content) == 4
    assert f"sertifikat-{batch.code}.pdf" in answer["Content-Disposition"]


def test_an_officer_prints_the_own_people_of_a_class_alone(signed_in, officer, certificate):
    batch = certificate.enrollment.batch
    assessing.make_graduate(regency="62.11", batch=batch, name="Orang Tetangga")
    assert pages(signed_in(officer).get(of_class(batch)).content) == 2


def test_a_class_without_any_says_so(signed_in, organizer, certificate, ministry):
    batch = certificate.enrollment.batch
    revoke_certificate(certificate, reason="Salah cetak", by=ministry)
    answer = signed_in(organizer).get(of_class(batch))
    assert answer.status_code == 409
    assert "belum ada" in Page(answer).text.lower() or "tidak ada" in Page(answer).text.lower()


def test_one_that_was_revoked_is_not_printed(signed_in, organizer, certificate, ministry):
    revoke_certificate(certificate, reason="Salah cetak", by=ministry)
    answer = signed_in(organizer).get(at(certificate))
    assert answer.status_code == 409
    assert "Dicabut" in Page(answer).text


def test_neither_is_one_whose_last_day_has_passed(signed_in, organizer, certificate):
    yesterday = timezone.localdate() - timedelta(days=1)
    Certificate.objects.filter(pk=certificate.pk).update(
        issued_on=yesterday - timedelta(days=900), valid_until=yesterday
    )
    answer = signed_in(organizer).get(at(certificate))
    assert answer.status_code == 409
    assert "Kedaluwarsa" in Page(answer).text
    assert signed_in(organizer).get(of_class(certificate.enrollment.batch)).status_code == 409


@pytest.mark.parametrize(
    "name",
    ['#panic("x")', "*tebal* _miring_", "$x^2$ #eval", "Si \"Kutip\" \\ 'Miring'", "Ngô Thị 王"],
)
def test_what_was_typed_is_text_to_the_template(certificate, name):
    certificate.participant.name = name
    certificate.program.title = name
    certificate.units = [[name, name]]
    assert pages(print_certificates([certificate])) == 2


def test_the_name_of_the_center_is_that_of_the_day_of_issue(certificate):
    center = certificate.center
    center.names.create(name="BBPLK Bekasi", valid_from="2017-01-01", valid_to="2022-01-01")
    center.names.create(name="BBPVP Bekasi", valid_from="2022-01-01")
    certificate.issued_on = certificate.issued_on.replace(year=2019)
    assert facts_of(certificate)["center"] == "BBPLK Bekasi"
    certificate.issued_on = certificate.issued_on.replace(year=2023)
    assert facts_of(certificate)["center"] == "BBPVP Bekasi"


def test_a_dozen_cost_as_many_statements_as_one(django_assert_num_queries, certificate):
    batch = certificate.enrollment.batch
    for number in range(11):
        assessing.make_graduate(batch=batch, name=f"Peserta {number}")
    rows = Certificate.objects.filter(enrollment__batch=batch)
    active_signer()
    with django_assert_num_queries(3):
        assert pages(print_certificates(with_paper(rows))) == 24


def test_printed_twice_it_is_the_same_file(certificate):
    assert print_certificates([certificate]) == print_certificates([certificate])


def test_a_class_without_units_has_its_second_page_too(certificate):
    certificate.units = []
    assert pages(print_certificates([certificate])) == 2
