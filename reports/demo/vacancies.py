"""Work that the demo's firm and others offer, each vacancy at another step of its way."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from placements.models import Employer, Vacancy
from placements.services import (
    draft_vacancy,
    expire_vacancies,
    publish_vacancy,
    report_filled,
    return_vacancy,
    submit_vacancy,
)
from programs.models import Program

OWN: list[dict[str, Any]] = [
    {
        "job_title": "Operator las SMAW 3G", "contract": "CONTRACT", "headcount": 8,
        "program": "las-smaw-3g", "least_age": 18, "most_age": 35, "education": "SMK",
        "units": ["C.24LAS01.001.1", "C.24LAS01.002.1", "C.24LAS01.003.1"],
        "skills": "Sertifikat kompetensi las SMAW posisi 3G.", "wage_from": 5_600_000,
        "wage_to": 6_200_000,
        "description": "Mengelas rangka baja di bengkel, dua giliran kerja. Mes tersedia.",
        "until": "published", "filled": 3,
    },
    {
        "job_title": "Teknisi perakitan", "contract": "PERMANENT", "headcount": 4,
        "program": "perakitan-komputer", "education": "SMA", "wage_from": 5_400_000,
        "description": "Merakit dan menguji papan elektronik pada lini produksi.",
        "until": "published", "filled": 0,
    },
    {
        "job_title": "Teknisi perbaikan elektronik", "contract": "CONTRACT", "headcount": 6,
        "program": "teknisi-audio-video", "education": "SMA", "least_age": 19, "most_age": 28,
        "wage_from": 5_200_000, "description": "Memperbaiki papan rangkaian dan menguji hasilnya.",
        "until": "published", "filled": 0,
    },
    {
        "job_title": "Teknisi AC", "contract": "CONTRACT", "headcount": 2,
        "program": "teknisi-ac-split", "experience_months": 6,
        "description": "Merawat pendingin ruangan di gedung pabrik dan kantor.",
        "until": "submitted", "filled": 0,
    },
    {
        "job_title": "Penjaga gudang", "contract": "DAILY", "headcount": 3,
        "description": "Menerima, menyusun, dan mencatat bahan baku.",
        "until": "returned", "filled": 0,
    },
    {
        "job_title": "Peserta magang mesin", "contract": "APPRENTICESHIP", "headcount": 5,
        "education": "SMK", "description": "Enam bulan belajar menjalankan mesin bubut.",
        "until": "draft", "filled": 0,
    },
    {
        "job_title": "Juru gambar teknik", "contract": "CONTRACT", "headcount": 1,
        "education": "DIPLOMA", "description": "Menggambar komponen dengan CAD.",
        "until": "published", "filled": 1,
    },
]  # fmt: skip
ADVICE = "Upah dan jam kerja belum ditulis. Mohon dilengkapi supaya pencari kerja dapat menimbang."


def write_vacancies(recruiter: User, ministry: User, programs: dict[str, Program]) -> None:
    firm = Employer.objects.get(pk=recruiter.scope_key)
    for facts in OWN:
        _write(dict(facts), firm, recruiter, ministry, programs)
    _write_ended(firm, ministry)
    _write_of_others(firm, programs)


def _write(
    facts: dict[str, Any], firm: Employer, by: User, ministry: User, programs: dict[str, Program]
) -> None:
    until, filled = facts.pop("until"), facts.pop("filled")
    program = programs.get(facts.pop("program", ""))
    today = timezone.localdate()
    with acting_as(by):
        vacancy = draft_vacancy(
            by=by, work_regency=firm.regency, vocation=program and program.vocation,
            valid_from=today - timedelta(days=5), valid_until=today + timedelta(days=40), **facts,
        )  # fmt: skip
        if until != "draft":
            submit_vacancy(vacancy, is_own=True, by=by)
    with acting_as(ministry):
        if until == "published":
            publish_vacancy(vacancy, by=ministry)
        if until == "returned":
            return_vacancy(vacancy, reason=ADVICE, by=ministry)
    if filled:
        with acting_as(by):
            report_filled(vacancy, filled=filled, by=by)


def _write_ended(firm: Employer, ministry: User) -> None:
    """One whose last day has passed, of which the firm has not yet said how many came."""
    today = timezone.localdate()
    Vacancy.objects.create(
        employer=firm, job_title="Operator forklift", work_regency=firm.regency,
        contract="CONTRACT", headcount=2, valid_from=today - timedelta(days=40),
        valid_until=today - timedelta(days=3), status="PUBLISHED",
        published_at=timezone.now() - timedelta(days=40),
        description="Memindahkan bahan dengan forklift; SIO masih berlaku.",
    )  # fmt: skip
    with acting_as(ministry):
        expire_vacancies()


def _write_of_others(firm: Employer, programs: dict[str, Program]) -> None:
    """Published by firms that have no account in the demo."""
    today = timezone.localdate()
    others = Employer.objects.verified().exclude(pk=firm.pk).order_by("pk")[:5]
    welding = programs.get("las-smaw-3g")
    Vacancy.objects.bulk_create(
        Vacancy(
            employer=other, job_title=f"{title} {other.sector.lower()}"[:120],
            work_regency_id=other.regency_id, contract="CONTRACT", headcount=2 + place,
            vocation=welding.vocation if welding and place == 0 else None,
            valid_from=today - timedelta(days=place), valid_until=today + timedelta(days=20),
            status="PUBLISHED", published_at=timezone.now() - timedelta(days=place),
            description="Tenaga terampil untuk produksi; upah sesuai ketentuan setempat.",
        )
        for place, (other, title) in enumerate(
            zip(others, ("Juru las", "Operator", "Teknisi", "Pembantu teknisi", "Petugas"),
                strict=False)
        )
    )  # fmt: skip
