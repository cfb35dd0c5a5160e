"""Every table of the work is audited: one entry a write, by whom, and nothing hidden in it."""

import pytest
from django.db import connection

from blkportal.core.models import AuditEntry, IdempotencyKey, Job
from blkportal.core.scope import acting_as
from participants.models import CertificateCounter, Look, Participant, ProposedPerson, SigningKey
from placements.models import Offer, UnitList
from programs.models import QuotaEntry, SeatClaim
from reports.models import (
    EnrollmentSummary,
    OpenDataset,
    QualityCount,
    QualityRun,
    ReferralSummary,
)
from tests.chain import make_participant
from tests.database.records import MAKERS, make

AUDITED = """
    SELECT tgrelid::regclass::text FROM pg_trigger
    WHERE NOT tgisinternal AND tgname IN ('audit', 'audit_insert') AND tgenabled = 'O'
    GROUP BY 1 HAVING count(*) = 2
"""
NOT_AUDITED = {
    Job: "is itself the record of who asked for which work",
    IdempotencyKey: "an answer given before, forgotten after days",
    CertificateCounter: "a counter; each number stands on its certificate",
    ProposedPerson: "is written with its proposal, and nobody may change it",
    QuotaEntry: "is itself the history of a quota; no line can change",
    Offer: "follows rows that are audited, by triggers; nobody else writes it",
    EnrollmentSummary: "follows rows that are audited, by triggers; nobody else writes it",
    ReferralSummary: "the same",
    UnitList: "says of no certificate who holds it, and is never changed",
    SeatClaim: "is written once, with a line in the ledger of either quota",
    QualityRun: "is itself the record of a check of the data",
    QualityCount: "is counted anew by every check, and forgotten after two months",
    Look: "is itself the record of who looked; nobody but the ministry can change it",
    OpenDataset: "is written once with its reason; no role may change or delete it",
    SigningKey: "its three dates are its history; no role may change anything else, or delete",
}
NOUNS = [model for model in MAKERS if model not in NOT_AUDITED]
# the one column that the test changes, and to what
EDITS = {
    "ApiToken": ("first_letters", "blk_1111"),
    "Invitation": ("expires_at", "2026-01-01T00:00:00Z"),
    "Officer": ("title", "Kepala Bidang"),
    "CenterStaff": ("title", "Instruktur"),
    "Room": ("name", "Lain"),
    "Bed": ("label", "Lain"),
    "CompetencyUnit": ("title", "Lain"),
    "Batch": ("title", "Lain"),
    "AgreementCost": ("payer", "CENTER"),
    "AgreementPaper": ("kind", "OTHER"),
    "ProposalLine": ("arithmetic", "Lain"),
    "Renewal": ("note", "Lain"),
    "RuleSet": ("why", "Lain"),
    "Agreement": ("title", "Lain"),
    "Program": ("title", "Lain"),
    "Quota": ("note", "Lain"),
    "Participant": ("education", "SD"),
    "Consent": ("withdrawn_at", "2026-01-01T00:00:00Z"),
    "Referral": ("rank", 7),
    "ReferralImport": ("rows_read", 7),
    "TrainingDay": ("hours", 7),
    "Attendance": ("hours", 7),
    "Trip": ("cost", 7),
    "UnitResult": ("attempt", 3),
    "Sitting": ("site", "Lain"),
    "CertificateProposal": ("issued_on", "2026-01-01"),
    "Assessment": ("status", "CANCELLED"),
    "CertificationBody": ("decision_days", 7),
    "SelectionStep": ("weight", 7),
    "SelectionScore": ("points", 7),
    "Enrollment": ("reregister_by", "2026-01-01"),
    "Leave": ("reason", "Lain"),
    "ClassPaper": ("kind", "OTHER"),
    "Comparison": ("file_name", "lain.csv"),
    "ComparedPerson": ("file_row", 7),
    "Vacancy": ("skills", "Lain"),
    "ClassPledge": ("message", "Lain"),
    "FirmSignup": ("sector", "Lain"),
    "ForumGuest": ("came", "YES"),
    "SavedSearch": ("name", "Lain"),
    "DataRequest": ("warned_at", "2026-01-01T00:00:00Z"),
    "Transfer": ("reason", "Lain"),
    "Merge": ("reason", "Lain"),
    "TwoPeople": ("reason", "Lain"),
    "PersonalDocument": ("refusal", "Lain"),
    "Stay": ("is_cancelled", True),
    "Certificate": ("registration_number", "7"),
    "EmployerContact": ("title", "HRD"),
    "Employer": ("sector", "Lain"),
    "HireRequest": ("answered_on", "2026-01-01"),
    "Placement": ("evidence", "SEEN"),
    "FirmQuestion": ("edition", "7"),
    "WorkPaper": ("kind", "OTHER"),
    "VerificationRound": ("title", "Lain"),
    "SampledWork": ("turn", "7"),
    "WorkVisit": ("note", "Lain"),
    "FollowUp": ("edition", "2"),
    "RegionalReport": ("definitions_version", "7"),
    "TrainingNeed": ("why", "Lain"),
    "SeatOffer": ("until", "2030-01-01"),
    "Drift": ("label", "Lain"),
    "Obstacle": ("subject_label", "Lain"),
    "ObstacleComment": ("text", "Lain"),
    "Mention": ("name", "Lain"),
    "DutyAnswer": ("text", "Lain"),
    "Meeting": ("title", "Lain"),
    "MinimumWage": ("source", "Lain"),
    "WageList": ("file_name", "lain.xlsx"),
    "QualityFinding": ("about", "Lain"),
    "NoticeSettings": ("mail", "NEVER"),
    "ReportApproval": ("due_on", "2030-01-01"),
    "ReportRun": ("places", 7),
    "ReportSubscription": ("cadence", "YEAR"),
    "ReportLetter": ("sent_at", "2026-01-01T08:00:00Z"),
    "Lesson": ("solution", "Lain"),
    "RegionalAgency": ("address", "Jalan 1"),
    "Regency": ("population", 7),
    "User": ("office", "Lain"),
}
BY_NAME = ("name", "Lain")


def named(model):
    return model.__name__


def edit(record, by):
    column, value = EDITS.get(type(record).__name__, BY_NAME)
    with acting_as(by):
        changed = type(record)._base_manager.filter(pk=record.pk).update(**{column: value})
    assert changed == 1
    return column


def test_every_table_with_a_maker_is_audited_or_says_why_not(db):
    with connection.cursor() as cursor:
        cursor.execute(AUDITED)
        audited = {row[0] for row in cursor.fetchall()}
    assert audited == {model._meta.db_table for model in NOUNS}


@pytest.mark.parametrize("model", NOUNS, ids=named)
def test_a_change_is_one_entry_with_person_column_and_both_values(model, ministry):
    record = make(model)
    before = AuditEntry.about(record).count()
    column = edit(record, ministry)
    assert AuditEntry.about(record).count() == before + 1
    entry = AuditEntry.about(record).first()
    assert (entry.action, entry.user_id) == ("UPDATE", ministry.pk)
    assert entry.changed.keys() == {column}
    was, became = entry.changed[column]
    assert was != became


@pytest.mark.parametrize("model", NOUNS, ids=named)
def test_the_same_value_written_again_is_no_entry(model, ministry):
    record = make(model)
    edit(record, ministry)
    before = AuditEntry.about(record).count()
    edit(record, ministry)
    assert AuditEntry.about(record).count() == before


@pytest.mark.parametrize("model", [m for m in NOUNS if named(m) != "Regency"], ids=named)
def test_a_new_row_is_one_entry_with_what_it_holds(db, model):
    record = make(model)
    first = AuditEntry.about(record).order_by("pk").first()
    assert first.action == "INSERT"
    assert AuditEntry.about(record).filter(action="INSERT").count() == 1
    key = record._meta.pk.column
    assert first.changed[key] == [None, record.pk]


@pytest.mark.parametrize("model", NOUNS, ids=named)
def test_an_entry_is_in_the_scope_of_its_record(model, ministry):
    """Whoever reaches the record reaches its trail, and a neighbour neither."""
    record = make(model)
    edit(record, ministry)
    entry = AuditEntry.about(record).first()
    for column in ("regency_id", "center_id", "employer_id"):
        # as its table has it: the scope of a meeting is made of its province
        assert getattr(entry, column) == vars(record).get(column)


def test_a_statement_over_many_rows_is_an_entry_a_row(ministry):
    people = [make_participant() for _time in range(5)]
    before = AuditEntry.objects.count()
    with acting_as(ministry):
        Participant.objects.update(education="SD")
    entries = AuditEntry.objects.all()[: AuditEntry.objects.count() - before]
    assert {entry.row_id for entry in entries} == {str(person.pk) for person in people}
