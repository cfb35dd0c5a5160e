"""10,000 nominations from one XLSX: upload, check and save, against the usual library."""

import time
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import tablib
import xlsxwriter
from django.utils import timezone
from import_export import fields, resources

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from participants.models import Participant, Referral
from participants.models.participant import initials_of
from participants.services import confirm_import, upload_referrals
from tests import chain, people

ROWS = 10_000
# columns of a referral that its later life fills; a form never asks for them
FILLED_LATER = ["points", "verified_on", "decided_on", "rank", "eligibility", "shares",
                "created_by", "source", "source_row"]  # fmt: skip
HEADERS = ["NIK", "Nama", "Jenis kelamin", "Tanggal lahir", "Pendidikan", "Telepon"]


def import_against_import_export() -> tuple[float, dict[str, Any]]:
    with acting_in(SYSTEM):
        officer = people.make_officer("bench@gunungmas.test", "62.10")
        ours, theirs = (
            chain.make_batch(starts_on=timezone.localdate() + timedelta(60)) for _ in "ab"
        )
        for batch in (ours, theirs):
            chain.make_quota(batch, "62.10", seats=ROWS, nominees=ROWS)
    own_seconds = import_ours(officer, ours, workbook(serial=1))
    library_seconds = import_theirs(officer, theirs, workbook(serial=2))
    facts = {"rows": ROWS, "seconds": round(own_seconds, 2), "library": round(library_seconds, 2)}
    return library_seconds / own_seconds, facts


def workbook(serial: int, rows: int = ROWS) -> bytes:
    """A list of ``rows`` people; ``serial`` keeps two lists apart."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Usulan")
    sheet.write_row(0, 0, HEADERS)
    for number in range(rows):
        born = date(1997, 1, 1) + timedelta(days=number % 2500)
        nik = chain.make_nik("62.10", born, "MALE", serial=9000 + serial * 10 + number // 2500)
        name = f"Peserta {chr(65 + number % 26)}{chr(65 + number // 26 % 26)} {number}"
        name = "".join(sign for sign in name if not sign.isdigit()).strip()
        row = [nik, name, "Laki-laki", born.isoformat(), "SMK", f"0812{number:08d}"]
        for column, text in enumerate(row):
            sheet.write_string(number + 1, column, text)
    book.close()
    return file.getvalue()


def import_ours(officer: Any, batch: Any, content: bytes) -> float:
    begun = time.perf_counter()
    with acting_as(officer):
        upload, _ = upload_referrals(batch, BytesIO(content), "usulan.xlsx", by=officer)
    run_job(Job.objects.latest("pk").pk)
    with acting_as(officer):
        upload.refresh_from_db()
        confirm_import(upload, by=officer, doubts_seen=True)
    run_job(Job.objects.latest("pk").pk)
    seconds = time.perf_counter() - begun
    with acting_as(officer):
        upload.refresh_from_db()
        assert upload.rows_saved == ROWS, (upload.status, upload.problems[:3])
    return seconds


class NomineeResource(resources.ModelResource):
    """The same list through django-import-export, every row fully cleaned."""

    name = fields.Field("name", "Nama")
    birth_date = fields.Field("birth_date", "Tanggal lahir")
    education = fields.Field("education", "Pendidikan")
    phone = fields.Field("phone", "Telepon")

    class Meta:
        model = Participant
        fields = ("name", "birth_date", "education", "phone")
        import_id_fields = ()
        force_init_instance = True
        clean_model_instances = True
        use_transactions = True

    def __init__(self, batch: Any) -> None:
        super().__init__()
        self.batch, self.quota = batch, batch.quotas.get()

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Nothing more: the person was completed before it was cleaned."""

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        instance.set_nik(row["NIK"])
        instance.initials, instance.sex = initials_of(instance.name), "MALE"
        instance.regency_id = "62.10"

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """No sequence is set back: the database counts by itself, and nobody else may."""

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        referral = Referral(
            participant=instance,
            batch=self.batch,
            program_id=self.batch.program_id,
            center_id=self.batch.center_id,
            quota=self.quota,
            regency_id="62.10",
            status="SUBMITTED",
            submitted_on=timezone.localdate(),
        )
        referral.full_clean(exclude=FILLED_LATER)
        referral.save()


def import_theirs(officer: Any, batch: Any, content: bytes) -> float:
    begun = time.perf_counter()
    with acting_as(officer):
        data = tablib.Dataset().load(content, format="xlsx")
        result = NomineeResource(batch).import_data(data, raise_errors=True)
    seconds = time.perf_counter() - begun
    assert result.totals["new"] == ROWS, result.totals
    return seconds
