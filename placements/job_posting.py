"""A vacancy as schema.org/JobPosting, which search engines read and no browser runs."""

import json
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from participants.models.participant import Education
from placements.models import Vacancy

EMPLOYMENT = {
    Vacancy.Contract.PERMANENT: "FULL_TIME",
    Vacancy.Contract.CONTRACT: "TEMPORARY",
    Vacancy.Contract.DAILY: "PER_DIEM",
    Vacancy.Contract.APPRENTICESHIP: "INTERN",
}
# the degrees that the vocabulary of search engines knows; lower schools are not among them
DEGREES = {
    Education.SMA: "high school",
    Education.SMK: "high school",
    Education.DIPLOMA: "associate degree",
    Education.BACHELOR: "bachelor degree",
}
# what would end the element, or begin another, inside of it
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def posting_of(vacancy: Vacancy, url: str, units: list[tuple[str, str]]) -> dict[str, Any]:
    """Only what is known: an empty condition is left out. ``units`` are [(code, title)]."""
    posted = vacancy.published_at
    employer, place = vacancy.employer, vacancy.work_regency
    facts = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": vacancy.job_title,
        "description": vacancy.description,
        "url": url,
        "identifier": {
            "@type": "PropertyValue", "name": "Portal BLK", "value": str(vacancy.pk),
        },
        "datePosted": timezone.localdate(posted).isoformat() if posted else None,
        "validThrough": f"{vacancy.valid_until.isoformat()}T23:59:59+07:00",
        "employmentType": EMPLOYMENT[Vacancy.Contract(vacancy.contract)],
        "totalJobOpenings": vacancy.places_left,
        "hiringOrganization": {
            "@type": "Organization", "name": employer.name, "sameAs": employer.website or None,
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": place.short_name,
                "addressRegion": place.province.name,
                "addressCountry": "ID",
            },
        },
        "baseSalary": _wage(vacancy),
        "skills": _skills(vacancy, units),
        "educationRequirements": _education(vacancy),
        "experienceRequirements": _experience(vacancy),
    }  # fmt: skip
    return _known(facts)


def data_block(posting: dict[str, Any]) -> SafeString:
    """The element of the page; whatever a firm has written stays text."""
    text = json.dumps(posting, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


def _wage(vacancy: Vacancy) -> dict[str, Any] | None:
    low, high = vacancy.wage_from, vacancy.wage_to
    if low is None and high is None:
        return None
    amount = {"@type": "QuantitativeValue", "minValue": low, "maxValue": high, "unitText": "MONTH"}
    return {"@type": "MonetaryAmount", "currency": "IDR", "value": _known(amount)}


def _skills(vacancy: Vacancy, units: list[tuple[str, str]]) -> list[Any] | None:
    terms = [
        {"@type": "DefinedTerm", "inDefinedTermSet": "SKKNI", "termCode": code, "name": title}
        for code, title in units
    ]
    return [*map(_known, terms), *([vacancy.skills] if vacancy.skills else [])] or None


def _education(vacancy: Vacancy) -> dict[str, Any] | None:
    degree = DEGREES.get(vacancy.education)  # type: ignore[call-overload]
    if degree is None:
        return None
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": degree}


def _experience(vacancy: Vacancy) -> dict[str, Any] | None:
    months = vacancy.experience_months
    if not months:
        return None
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months}


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    found = {key: _known(each) if isinstance(each, dict) else each for key, each in facts.items()}
    return {key: each for key, each in found.items() if each not in (None, "", {})}
