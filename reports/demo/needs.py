"""What two regions need next year: a list in order, one planned, one that waits, one begun."""

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from programs import services
from programs.models import Agreement, Program, TrainingNeed

LAS = {
    "occupation": "Juru las pipa", "occupation_code": "7212", "sector": "B", "demand": 40,
    "capacity": 8, "vacancies": 25, "companies": "Tiga kontraktor tambang di Manuhing",
    "men_seeking": 61, "women_seeking": 4, "sources": ["EMPLOYERS", "VACANCIES"],
    "delivery": "BOARDING", "seats": 16, "quarter": 1,
    "cost_sharing": "Perjalanan pergi dan pulang", "placements": 12,
    "placed_with": "Dua kontraktor tambang", "why": "Tambang baru dibuka tahun depan.",
}  # fmt: skip
AC = {
    "occupation": "Teknisi pendingin ruangan", "sector": "S", "demand": 15, "capacity": 0,
    "vacancies": 6, "sources": ["JOB_SEEKERS", "VILLAGES"], "delivery": "BOARDING", "seats": 6,
    "quarter": 2, "placements": 4, "why": "Belum ada pelatihannya di kabupaten.",
}  # fmt: skip
COFFEE = {"occupation": "Barista", "sector": "I"}  # a draft: the numbers are still asked for
PHONES = {
    "occupation": "Teknisi telepon seluler", "sector": "G", "demand": 20, "capacity": 5,
    "sources": ["PLAN"], "delivery": "BOARDING", "seats": 14, "quarter": 3,
    "why": "Usaha perbaikan bertambah di ibu kota kabupaten.",
}  # fmt: skip


def write_needs(who: dict[str, User], programs: dict[str, Program]) -> None:
    officer, neighbour = who["disnaker.gunungmas"], who["disnaker.pulangpisau"]
    welding = _written(officer, LAS, programs["las-smaw-3g"])
    _written(officer, AC, programs["teknisi-ac-split"])
    with acting_as(officer):
        services.draft_need(year=_next_year(), by=officer, **COFFEE)
    phones = _written(neighbour, PHONES, programs["teknisi-telepon-seluler"])
    province, ministry = who["disnaker.kalteng"], who["pengelola.kementerian"]
    with acting_as(province):
        for need in (welding, phones):
            services.review_need(need, answer="Sesuai rencana provinsi.", by=province)
    with acting_as(ministry):
        services.plan_need(welding, seats=14, answer="Satu kelas pada tahap 1.", by=ministry)
        agreement = Agreement.objects.filter(
            regency=officer.scope_key, status="ACTIVE", ends_on__year__gte=welding.year
        ).order_by("-ends_on", "-pk")[0]
        services.grant_quota(
            agreement,
            program=welding.program,
            year=welding.year,
            seats=14,
            nominees=22,
            note=welding.occupation,
            need=welding,
            by=ministry,
        )


def _written(officer: User, facts: dict, program: Program) -> TrainingNeed:
    with acting_as(officer):
        need = services.draft_need(year=_next_year(), by=officer, program=program, **facts)
        return services.submit_need(need, by=officer)


def _next_year() -> int:
    return timezone.localdate().year + 1
