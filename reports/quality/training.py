"""Seats and classes: what centers write down while they train."""

from django.utils.translation import gettext_lazy as _

from reports.quality.rule import NOTHING, Owner, Record, Rule

ENDED_FOR, QUIET_FOR, LATE_FOR, ASSESSED_WITHIN = 30, 14, 7, 60  # days
LOOKS_BACK = "interval '36 months'"  # what lies longer back can hardly be mended by anybody
SEATS = "participants_enrollment e JOIN programs_batch b ON b.id = e.batch_id"
DAYS = ("confirmed_on", "enrolled_on", "dropped_on", "completed_on", "graduated_on",
        "assessed_on", "competent_on", "certified_on")  # fmt: skip
LATEST = f"greatest({', '.join(f'e.{day}' for day in DAYS)})"
FIRST_AFTER_ARRIVAL = "least(e.dropped_on, e.completed_on, e.graduated_on, e.assessed_on)"
# plain counting by an index, so that no plan can go wrong while the statistics are old
HELD = (
    "LATERAL (SELECT count(*) AS people FROM participants_enrollment e WHERE e.batch_id = b.id"
    " AND e.status NOT IN ('WITHDRAWN', 'EXPELLED', 'NO_ARRIVAL')) s"
)
RUNNING = (
    "(SELECT center_id, count(*) AS classes FROM programs_batch WHERE status = 'RUNNING'"
    f" AND starts_on < %(today)s::date - {QUIET_FOR} GROUP BY center_id) r"
)
# the last day on which the center said something about anybody in training
WRITTEN = (
    "(SELECT max(at)::date AS written_on FROM ("
    " SELECT max(taken_at AT TIME ZONE 'Asia/Jakarta') AS at FROM participants_trainingday"
    " WHERE center_id = c.code UNION ALL"
    " SELECT max(noted_at AT TIME ZONE 'Asia/Jakarta') FROM participants_unitresult"
    " WHERE center_id = c.code) AS said) w"
)

TRAINING = (
    Rule(
        "dates_in_order", Owner.CENTER, Record.ENROLLMENT,
        _("Days of a seat out of order"),
        _("A seat whose days cannot follow each other: trained before arrival, certified before "
          "found competent, or a day that has not come yet."),
        _("Open the seat, compare its days with the papers of the class, and tell the ministry "
          "which of them is wrong."),
        _("seats"),
        _("Given a seat %(confirmed_on)s, arrived %(enrolled_on)s, left early %(dropped_on)s, "
          "completed %(completed_on)s, graduated %(graduated_on)s, assessed %(assessed_on)s, "
          "found competent %(competent_on)s, certified %(certified_on)s."),
        SEATS,
        f"e.confirmed_on > e.enrolled_on OR e.enrolled_on > {FIRST_AFTER_ARRIVAL}"
        " OR e.completed_on > e.graduated_on OR e.assessed_on > e.competent_on"
        f" OR e.competent_on > e.certified_on OR {LATEST} > %(today)s",
        "participants:show_enrollment",
        facts={day: f"e.{day}" for day in DAYS},
        promise="enrollment_dates_in_order, enrollment_competent_was_assessed,"
        " enrollment_certified_is_competent",
    ),
    Rule(
        "more_than_the_class", Owner.CENTER, Record.BATCH,
        _("More people than the class has seats"),
        _("More people hold a seat than the class, or a class of this program, has; 16 as a "
          "rule."),
        _("Open the class: withdraw who is there twice or never came, or correct the number of "
          "seats."),
        _("classes that were not cancelled"),
        _("%(people)s people, %(seats)s seats; a class of this program has %(most)s."),
        "programs_batch b JOIN programs_program p ON p.id = b.program_id"
        f" CROSS JOIN {HELD} WHERE b.status <> 'CANCELLED'",
        "s.people > least(b.capacity, p.class_size)",
        "participants:show_class",
        facts={"people": "s.people", "seats": "b.capacity", "most": "p.class_size"},
        key="b.id", regency=NOTHING, center="b.center_id",
        promise="batch_never_oversold",
    ),
    Rule(
        "class_not_begun", Owner.CENTER, Record.BATCH,
        _("Class that should have begun"),
        _("A class whose first day was more than seven days ago and that nobody has started, "
          "postponed or cancelled."),
        _("Open the class and start it, or postpone or cancel it, so that regions know."),
        _("classes whose first day was more than seven days ago"),
        _("Was to begin on %(starts_on)s."),
        "programs_batch b WHERE b.status <> 'CANCELLED'"
        f" AND b.starts_on < %(today)s::date - {LATE_FOR}",
        "b.status IN ('PLANNED', 'OPEN', 'SELECTION', 'CONFIRMED')",
        "programs:show_batch",
        facts={"starts_on": "b.starts_on"},
        key="b.id", regency=NOTHING, center="b.center_id",
    ),
    Rule(
        "still_in_training", Owner.CENTER, Record.ENROLLMENT,
        _("Still in training long after the class"),
        _("A seat that is still open more than thirty days after the class ended: neither "
          "graduated, nor failed, nor left."),
        _("Open the seat and say how it ended."),
        _("seats of classes that ended more than thirty days ago"),
        _("The class ended on %(ended_on)s."),
        f"{SEATS} WHERE b.ends_on < %(today)s::date - {ENDED_FOR} AND b.status <> 'CANCELLED'",
        "e.status IN ('CONFIRMED', 'ARRIVED', 'IN_TRAINING', 'COMPLETED')",
        "participants:show_enrollment",
        facts={"ended_on": "b.ends_on"},
    ),
    Rule(
        "silent_center", Owner.CENTER, Record.CENTER,
        _("Silent training center"),
        _("A center that trains, and has taken no roll and noted no result for fourteen days."),
        _("Take the rolls of the classes that run; ring the center if it stays silent."),
        _("centers with a class that began more than fourteen days ago"),
        _("%(classes)s classes run; the last roll or result is of %(written_on)s."),
        f"programs_trainingcenter c JOIN {RUNNING} ON r.center_id = c.code"
        f" CROSS JOIN LATERAL {WRITTEN}",
        f"w.written_on IS NULL OR w.written_on < %(today)s::date - {QUIET_FOR}",
        "programs:show_center",
        facts={"classes": "r.classes", "written_on": "w.written_on"},
        key="c.code", regency=NOTHING, center="c.code", about="c.name",
    ),
    Rule(
        "never_assessed", Owner.CENTER, Record.ENROLLMENT,
        _("Graduate without a day of assessment"),
        _("Graduated more than sixty days and at most three years ago, and nobody has noted an "
          "assessment of competence."),
        _("Open the seat and note the assessment, or plan one."),
        _("people who graduated within three years and more than sixty days ago"),
        _("Graduated on %(graduated_on)s."),
        f"{SEATS} WHERE e.graduated_on < %(today)s::date - {ASSESSED_WITHIN}"
        f" AND e.graduated_on >= %(today)s::date - {LOOKS_BACK}",
        "e.assessed_on IS NULL",
        "participants:show_enrollment",
        facts={"graduated_on": "e.graduated_on"},
    ),
    Rule(
        "certified_without_competence", Owner.CENTER, Record.CERTIFICATE,
        _("Certificate of competency without competence"),
        _("A certificate of competency that is valid, or was until its day, of somebody whom no "
          "assessment had found competent by the day of issue."),
        _("Open the certificate: revoke it, or note the assessment that is missing."),
        _("certificates of competency that were not withdrawn"),
        _("Issued on %(issued_on)s, found competent %(competent_on)s."),
        f"participants_certificate c JOIN {SEATS} ON e.id = c.enrollment_id"
        " WHERE c.kind = 'COMPETENCY' AND c.status IN ('ISSUED', 'EXPIRED')",
        "e.competent_on IS NULL OR e.competent_on > c.issued_on",
        "participants:show_certificate",
        facts={"issued_on": "c.issued_on", "competent_on": "e.competent_on"},
        key="c.id", regency="c.regency_id", center="c.center_id",
    ),
)  # fmt: skip
