"""The fingerprint of a frozen report: any later change to a number shows."""

import hashlib
import json
from datetime import UTC
from typing import Any

from reports.models import RegionalReport


def content_of(report: RegionalReport) -> dict[str, Any]:
    return {
        "level": report.level,
        "province": report.province_id,
        "regency": report.regency_id,
        "center": report.center_id,
        "from": report.period_from.isoformat(),
        "to": report.period_to.isoformat(),
        "as_of": report.as_of.astimezone(UTC).isoformat() if report.as_of else None,
        "definitions_version": report.definitions_version,
        "figures": report.figures,
        "regencies": report.regencies,
        "breakdowns": report.breakdowns,
    }


def checksum_of(report: RegionalReport) -> str:
    """SHA-256 of the content in canonical JSON: keys sorted, no spaces, UTF-8."""
    text = json.dumps(
        content_of(report), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(text.encode()).hexdigest()


def is_intact(report: RegionalReport) -> bool:
    return report.checksum == checksum_of(report)
