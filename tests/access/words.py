"""Bodies that could be right, made of the names that a view asks for."""

from datetime import timedelta

from django.utils import timezone

from tests.access.asking import data_of
from tests.access.listening import names_heard

BEST = ("manager", "officer", "employer", "organizer", "province", "admin")


def user_of(people):
    """Who knows most of a page that these people may use."""
    return next((name for name in BEST if name in people), None) or min(people)


def day(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def plausible(name, names):
    """A body that could be right, so that the one odd value in it is what is judged."""
    work = "placement" in name
    words = {
        "address": "Jalan Melati 5", "agency": "{agency}", "agreement": "{agreement}",
        "asked": "on", "asked_person": True, "batch": "{batch}", "birth_date": "2000-06-03",
        "capacity": "16", "center": "{center}", "certificate": "{graduate}",
        "channel": "PAPER", "code": "uji-satu", "days": "30", "decree_on": day(-5),
        "delivery": "BOARDING", "desk": "center_organizer", "doubts_seen": True,
        "education": "SMA", "email": "baru@uji.test", "employer": "{employer}",
        "ended_on": day(0), "ends_on": day(90), "enrollment": "{graduate_enrollment}",
        "funding": "apbn", "graduate": "{graduate}", "has_disability": False, "intake": "1",
        "is_linear": True, "is_poor_household": False, "issued_on": day(0),
        "kind": "WORK" if work else "COMPETENCY", "language": "en", "level": "REGENCY",
        "next": "/", "nik": "6210014306000007", "nominate_by": day(20), "nominees": "12",
        "on": day(0), "outcome": "SEEKING", "participant": "{participant}", "period": "own",
        "period_from": "2020-01-01", "period_to": "2020-12-31", "phone": "0812345678",
        "place": "62.10", "program": "{program}", "purpose": "TRAINING",
        "regency": "{regency}", "row": "{referral}", "scope_key": "", "seats": "9",
        "sex": "MALE", "signed_on": day(-9), "started_on": day(0), "starts_on": day(40),
        "version": "1", "wage": "3500000", "website": "", "work_regency": "62.10",
        "year": str(timezone.localdate().year + 1), "is_checked": "on", "sure": "on",
        "domicile": "62.10", "rank": "1", "role": "regency_officer",
    }  # fmt: skip
    return {each: words.get(each, "Uji coba kejuruan") for each in names}


def right_words(ask, name, row, world):
    """A body that could be right, of every field that is asked for: those too that are asked only
    once the others are right. ``ask`` sends it."""
    words = {"some": "1"} | data_of(row, world)
    for _ in range(3):
        with names_heard() as heard:
            answer = ask(words)
        fresh = [each for each in heard.in_body(answer) if each not in words]
        if not fresh:
            break
        words |= {k: fill(v, world) for k, v in plausible(name, fresh).items()}
    return words


def fill(value, world):
    if value == "{regency}":
        return "32.75"
    is_key = isinstance(value, str) and value.startswith("{")
    return world.things[value[1:-1]] if is_key else value
