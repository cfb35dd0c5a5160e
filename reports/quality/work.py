"""What became of graduates: as the regions have it on record."""

from django.utils.translation import gettext_lazy as _

from reports.quality.rule import Owner, Record, Rule
from reports.quality.training import LOOKS_BACK, SEATS

# a question that was only opened has reached nobody: a letter was sent, or somebody answered
ASKED = (
    "EXISTS (SELECT FROM placements_followup f WHERE f.enrollment_id = e.id"
    " AND (f.times_asked > 0 OR f.answer <> 'UNKNOWN'))"
)

WORK = (
    Rule(
        "work_before_graduation", Owner.REGENCY, Record.PLACEMENT,
        _("Work that began before graduation"),
        _("A placement that began before the person graduated, or of somebody who never did. It "
          "would count as a result of the training."),
        _("Open the placement. If the day is wrong, end it, record it anew with the right day, "
          "and accept this finding with that reason."),
        _("placements"),
        _("Work began on %(started_on)s, graduated %(graduated_on)s."),
        f"placements_placement p JOIN {SEATS} ON e.id = p.enrollment_id",
        "e.graduated_on IS NULL OR p.started_on < e.graduated_on",
        "placements:placement_detail",
        facts={"started_on": "p.started_on", "graduated_on": "e.graduated_on"},
        key="p.id", regency="p.regency_id", center="p.center_id",
    ),
    Rule(
        "never_asked", Owner.REGENCY, Record.ENROLLMENT,
        _("Certified, and never asked what became of it"),
        _("Certified, graduated between twelve months and three years ago, nothing is known of "
          "work, and no letter with a question was ever sent."),
        _("Ask the person, then record work or answer at “Graduates”."),
        _("certified people who graduated between twelve months and three years ago"),
        _("Graduated on %(graduated_on)s, certified on %(certified_on)s."),
        f"{SEATS} WHERE e.certified_on IS NOT NULL"
        " AND e.graduated_on < %(today)s::date - interval '12 months'"
        f" AND e.graduated_on >= %(today)s::date - {LOOKS_BACK}",
        f"e.outcome = 'UNKNOWN' AND NOT {ASKED}",
        "placements:record_answer",
        facts={"graduated_on": "e.graduated_on", "certified_on": "e.certified_on"},
    ),
)  # fmt: skip
