"""What the tests of nominating share: an open batch with a quota, lists, and running the job."""

from datetime import date, timedelta
from io import BytesIO

import xlsxwriter

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.scope import acting_as
from participants import services
from participants.models.referral_import import Mode
from tests.chain import make_batch, make_nik, make_quota

COLUMNS = {
    "nik": "NIK",
    "name": "Nama",
    "sex": "Jenis kelamin",
    "birth_date": "Tanggal lahir",
    "education": "Pendidikan",
    "phone": "Telepon",
    "address": "Alamat",
    "domicile": "Domisili",
    "has_disability": "Penyandang disabilitas",
    "may_be_shown": "Persetujuan ditampilkan kepada pemberi kerja",
}
BORN = date(2000, 6, 3)


def open_batch(center=None, regency="62.10", eligibility=None, **quota):
    batch = make_batch(center)
    batch.program.eligibility = eligibility or {}
    batch.program.save()
    make_quota(batch, regency, **quota)
    return batch


def nominee(number=1, **cells):
    born = cells.pop("born", BORN + timedelta(days=number))
    row = {
        "nik": make_nik("62.10", born, "MALE", serial=9000 + number),
        "name": f"Bimo {chr(64 + number % 26)}{chr(64 + number // 26)}",
        "sex": "L",
        "birth_date": f"{born:%d/%m/%Y}",
        "education": "SMK",
        "phone": "081234567890",
        "address": "Jl. Damang Batu 3",
        "domicile": "Kab. Gunung Mas",
        "has_disability": "Tidak",
        "may_be_shown": "Ya",
    }
    return row | cells


def workbook(rows, columns=COLUMNS):
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Usulan")
    for at, (name, label) in enumerate(columns.items()):
        sheet.write_string(0, at, label)
        for number, row in enumerate(rows, start=1):
            value = row[name]
            write = sheet.write_string if isinstance(value, str) else sheet.write
            write(number, at, value)
    book.close()
    file.seek(0)
    file.name = "usulan.xlsx"
    return file


def run_latest():
    job = Job.objects.latest("pk")
    run_job(job.pk)
    job.refresh_from_db()
    return job


def checked(officer, batch, rows, mode=Mode.GOOD_ROWS):
    """An upload that has been checked."""
    with acting_as(officer):
        upload, _ = services.upload_referrals(
            batch, workbook(rows), "usulan.xlsx", by=officer, mode=mode
        )
    run_latest()
    upload.refresh_from_db()
    return upload


def saved(officer, batch, rows, mode=Mode.GOOD_ROWS, **confirmation):
    upload = checked(officer, batch, rows, mode)
    with acting_as(officer):
        services.confirm_import(upload, by=officer, doubts_seen=True, **confirmation)
    run_latest()
    upload.refresh_from_db()
    return upload
