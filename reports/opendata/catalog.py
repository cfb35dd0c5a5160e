"""What programs read about the open sets: a DCAT 3 catalog, and schema.org for search engines."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from reports.models import OpenDataset
from reports.opendata.sets import SETS, OpenSet

PUBLISHER = "Kementerian Ketenagakerjaan Republik Indonesia"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"
INDONESIA = "https://www.geonames.org/1643084"
VOCABULARY = "http://publications.europa.eu/resource/authority"
QUARTERLY = f"{VOCABULARY}/frequency/QUARTERLY"
FORMATS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "adms": "http://www.w3.org/ns/adms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def address(name: str, *args: Any) -> str:
    return settings.PUBLIC_URL + reverse(f"open_data:{name}", args=args)


def address_of(dataset: OpenDataset) -> str:
    return address("show_version", dataset.code, dataset.year, dataset.version)


def catalog_of(datasets: Iterable[OpenDataset]) -> dict[str, Any]:
    """The newest version of every set and year; each names the one that it replaced."""
    newest = list(datasets)
    home = address("list_open_data")
    moments = sorted(dataset.published_at for dataset in newest)
    about: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": address("show_catalog"),
        "@type": "dcat:Catalog",
        "dct:title": both("Open data of Portal BLK", "Data terbuka Portal BLK"),
        "dct:description": both(
            "Figures of vocational training by region, counted from rows and rounded to five.",
            "Angka pelatihan vokasi per daerah, dihitung dari data dan dibulatkan ke lima.",
        ),
        "dct:publisher": publisher(),
        "dct:license": {"@id": LICENCE},
        "dct:language": languages(),
        "dct:spatial": {"@id": INDONESIA},
        "foaf:homepage": {"@id": home},
        "dcat:dataset": [series_of(each) for each in SETS]
        + [dataset_of(dataset) for dataset in newest],
    }
    if moments:
        about["dct:issued"], about["dct:modified"] = when(moments[0]), when(moments[-1])
    return about


def series_of(about: OpenSet) -> dict[str, Any]:
    return {
        "@id": series_id(about),
        "@type": "dcat:DatasetSeries",
        "dct:title": in_both(about, "title"),
        "dct:description": in_both(about, "description"),
        "dct:publisher": publisher(),
        "dct:accrualPeriodicity": {"@id": QUARTERLY},
        "dct:spatial": {"@id": INDONESIA},
    }


def dataset_of(dataset: OpenDataset) -> dict[str, Any]:
    about = dataset.about
    facts: dict[str, Any] = {
        "@id": address_of(dataset),
        "@type": "dcat:Dataset",
        "dct:identifier": identifier(dataset),
        "dct:title": in_both(about, "title", f", {dataset.year}"),
        "dct:description": in_both(about, "description"),
        "dct:publisher": publisher(),
        "dcat:contactPoint": contact(),
        "dct:license": {"@id": LICENCE},
        "dct:accessRights": {"@id": f"{VOCABULARY}/access-right/PUBLIC"},
        "dct:language": languages(),
        "dct:spatial": {"@id": INDONESIA},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(f"{dataset.year}-01-01"),
            "dcat:endDate": day(f"{dataset.year}-12-31"),
        },
        "dct:accrualPeriodicity": {"@id": QUARTERLY},
        "dct:issued": when(dataset.published_at),
        "dct:modified": when(dataset.published_at),
        "dct:conformsTo": {"@id": settings.PUBLIC_URL + reverse("reports:definitions")},
        "dcat:version": str(dataset.version),
        "dcat:inSeries": {"@id": series_id(about)},
        "dcat:isVersionOf": {"@id": address("show_open_data", dataset.code, dataset.year)},
        "dcat:landingPage": {"@id": address("show_open_data", dataset.code, dataset.year)},
        "dcat:keyword": list(about.keywords),
        "dcat:distribution": [distribution_of(dataset, kind) for kind in FORMATS],
    }
    if dataset.version > 1:
        before = address("show_version", dataset.code, dataset.year, dataset.version - 1)
        facts["dcat:previousVersion"] = {"@id": before}
        facts["adms:versionNotes"] = dataset.reason
    return facts


def distribution_of(dataset: OpenDataset, kind: str) -> dict[str, Any]:
    name, media = FORMATS[kind]
    url = address("download_version", dataset.code, dataset.year, dataset.version, kind)
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dct:license": {"@id": LICENCE},
        "dct:format": {"@id": f"{VOCABULARY}/file-type/{name}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dcat:accessURL": {"@id": address_of(dataset)},
        "dcat:downloadURL": {"@id": url},
    }


def for_search(dataset: OpenDataset) -> dict[str, Any]:
    """schema.org/Dataset, in the language of the page."""
    about = dataset.about
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{about.title}, {dataset.year}",
        "description": str(about.description),
        "identifier": identifier(dataset),
        "url": address_of(dataset),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": PUBLISHER},
        "publisher": {"@type": "GovernmentOrganization", "name": PUBLISHER},
        "version": str(dataset.version),
        "datePublished": dataset.published_at.isoformat(timespec="seconds"),
        "temporalCoverage": f"{dataset.year}-01-01/{dataset.year}-12-31",
        "spatialCoverage": {"@type": "Place", "name": "Indonesia"},
        "keywords": list(about.keywords),
        "variableMeasured": [str(column.label) for column in about.columns],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media,
                "contentUrl": address(
                    "download_version", dataset.code, dataset.year, dataset.version, kind
                ),
            }
            for kind, (_name, media) in FORMATS.items()
        ],
    }


def identifier(dataset: OpenDataset) -> str:
    return f"{dataset.code}-{dataset.year}-v{dataset.version}"


def series_id(about: OpenSet) -> str:
    return f"{address('list_open_data')}#{about.code}"


def publisher() -> dict[str, Any]:
    return {"@id": "https://kemnaker.go.id", "@type": "foaf:Agent", "foaf:name": PUBLISHER}


def contact() -> dict[str, Any]:
    return {"@type": "vcard:Organization", "vcard:fn": PUBLISHER,
            "vcard:hasURL": {"@id": settings.PUBLIC_URL + "/"}}  # fmt: skip


def languages() -> list[dict[str, str]]:
    return [{"@id": f"{VOCABULARY}/language/{code}"} for code in ("IND", "ENG")]


def both(english: str, indonesian: str) -> list[dict[str, str]]:
    return [
        {"@language": "id", "@value": indonesian},
        {"@language": "en", "@value": english},
    ]


def in_both(about: OpenSet, name: str, after: str = "") -> list[dict[str, str]]:
    found = []
    for language in ("id", "en"):
        with override(language):
            text = str(getattr(about, name))
        found.append({"@language": language, "@value": text + after})
    return found


def day(text: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": text}


def when(moment: Any) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": moment.isoformat(timespec="seconds")}
