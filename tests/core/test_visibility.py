"""Which rows a person reaches: counted by hand for each role, and nothing for a role left out."""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.models import ApiToken, Invitation, User
from blkportal.core.models import Job
from blkportal.core.scope import acting_as
from participants.models import (
    Assessment,
    Attendance,
    Certificate,
    CertificateProposal,
    ClassPaper,
    ComparedPerson,
    Comparison,
    Consent,
    DataRequest,
    Enrollment,
    Leave,
    Look,
    Merge,
    Participant,
    PersonalDocument,
    ProposedPerson,
    Referral,
    ReferralImport,
    SelectionScore,
    SelectionStep,
    Sitting,
    Stay,
    TrainingDay,
    Transfer,
    Trip,
    TwoPeople,
    UnitResult,
)
from placements.models import (
    ClassPledge,
    Employer,
    EmployerContact,
    FirmQuestion,
    FirmSignup,
    FollowUp,
    ForumGuest,
    Graduate,
    HireRequest,
    Offer,
    Placement,
    SampledWork,
    SavedSearch,
    Vacancy,
    VerificationRound,
    WorkPaper,
    WorkVisit,
)
from programs.models import (
    Agreement,
    AgreementCost,
    AgreementPaper,
    Batch,
    CenterStaff,
    Drift,
    Quota,
    QuotaEntry,
    Renewal,
    RuleSet,
    SeatClaim,
    SeatOffer,
    TrainingNeed,
    TrainingRoom,
)
from regions.models import (
    Lesson,
    Meeting,
    Mention,
    MinimumWage,
    Obstacle,
    ObstacleComment,
    Officer,
    Province,
    Regency,
    RegionalAgency,
    WageList,
)
from reports.models import (
    DutyAnswer,
    EnrollmentSummary,
    NoticeSettings,
    ProposalLine,
    QualityCount,
    QualityFinding,
    QualityRun,
    ReferralSummary,
    RegionalReport,
    ReportApproval,
    ReportLetter,
    ReportRun,
    ReportSubscription,
    SavedView,
)
from tests.access.world import make_people, make_worlds
from tests.chain import make_participant

# who reaches the rows of the own world alone, of both, or of none
CENTER = ("organizer", "certifier", "instructor", "placer")
OFFICES = ("officer", "province", *CENTER)
MINISTRY = ("reader", "manager", "admin")
OWN, BOTH, NONE = {"own"}, {"own", "foreign"}, set()


def chain_rows(**others):
    """The one rule of everything that happens to a person: own region, own center, ministry."""
    return (
        dict.fromkeys(OFFICES, OWN) | dict.fromkeys(MINISTRY, BOTH) | {"employer": NONE} | others
    )


SEEN = {
    Participant: chain_rows(),
    Consent: chain_rows(),
    PersonalDocument: chain_rows(),
    ClassPaper: chain_rows(officer=NONE, province=NONE),
    Comparison: chain_rows(officer=NONE, province=NONE),
    ComparedPerson: chain_rows(officer=NONE, province=NONE),
    DataRequest: chain_rows() | dict.fromkeys(CENTER, NONE),
    Look: dict.fromkeys((*OFFICES, "employer"), NONE) | dict.fromkeys(MINISTRY, BOTH),
    Transfer: chain_rows() | dict.fromkeys(CENTER, NONE),
    Merge: chain_rows() | dict.fromkeys(CENTER, NONE),
    TwoPeople: chain_rows() | dict.fromkeys(CENTER, NONE),
    Referral: chain_rows(),
    ReferralImport: chain_rows() | dict.fromkeys(CENTER, NONE),
    SelectionStep: chain_rows(officer=BOTH, province=BOTH),
    SelectionScore: chain_rows(officer=NONE, province=NONE),  # of somebody who is not decided yet
    Enrollment: chain_rows(),
    Trip: chain_rows(),
    UnitResult: chain_rows(),
    Sitting: chain_rows(officer=BOTH, province=BOTH),
    Assessment: chain_rows(),
    CertificateProposal: chain_rows(officer=NONE, province=NONE),
    ProposedPerson: chain_rows(officer=NONE, province=NONE),
    TrainingDay: chain_rows(officer=BOTH, province=BOTH),
    Attendance: chain_rows(),
    Stay: chain_rows(),
    Leave: chain_rows(officer=NONE, province=NONE),
    Certificate: chain_rows(),
    Placement: chain_rows(employer=OWN),
    FollowUp: chain_rows(),
    FirmQuestion: chain_rows(),
    SampledWork: chain_rows(),
    WorkPaper: chain_rows(),
    WorkVisit: chain_rows(),
    HireRequest: chain_rows(employer=OWN),
    Obstacle: chain_rows(),
    ObstacleComment: chain_rows(),
    WageList: dict.fromkeys(MINISTRY, BOTH) | dict.fromkeys((*OFFICES, "employer"), NONE),
    MinimumWage: dict.fromkeys((*OFFICES, *MINISTRY), BOTH) | {"employer": NONE},  # decreed
    Mention: chain_rows(),
    Meeting: chain_rows() | dict.fromkeys(CENTER, BOTH),  # without names of participants
    DutyAnswer: chain_rows(),
    QualityFinding: chain_rows(),
    QualityCount: chain_rows() | dict.fromkeys(MINISTRY, NONE),  # the sums of the nation
    Lesson: dict.fromkeys((*OFFICES, *MINISTRY), BOTH) | {"employer": NONE},  # without names
    Agreement: chain_rows(),
    AgreementCost: chain_rows(),
    AgreementPaper: chain_rows() | dict.fromkeys(CENTER[1:], NONE),  # a desk without agreements
    Renewal: chain_rows() | dict.fromkeys(CENTER[1:], NONE),
    RuleSet: chain_rows(officer=BOTH, province=BOTH, employer=BOTH),  # announced like a class
    TrainingRoom: chain_rows(officer=BOTH, province=BOTH),
    Quota: chain_rows(),
    QuotaEntry: chain_rows(),
    TrainingNeed: chain_rows() | dict.fromkeys(CENTER, BOTH),
    SeatOffer: chain_rows(officer=BOTH, province=BOTH),
    SeatClaim: chain_rows(),
    Drift: dict.fromkeys((*OFFICES, "employer"), NONE) | dict.fromkeys(MINISTRY, BOTH),
    Batch: chain_rows(officer=BOTH, province=BOTH, employer=BOTH),
    Graduate: dict.fromkeys(OFFICES, NONE) | dict.fromkeys((*MINISTRY, "employer"), BOTH),
    ClassPledge: chain_rows(employer=OWN),
    FirmSignup: dict.fromkeys((*OFFICES, "employer"), NONE) | dict.fromkeys(MINISTRY, BOTH),
    ForumGuest: chain_rows(employer=OWN) | dict.fromkeys(CENTER, BOTH),
    Offer: chain_rows(employer=BOTH),
    EnrollmentSummary: chain_rows(),
    ReferralSummary: chain_rows(),
    SavedSearch: dict.fromkeys(OFFICES, NONE) | dict.fromkeys(MINISTRY, BOTH) | {"employer": OWN},
    Vacancy: dict.fromkeys((*OFFICES, *MINISTRY), BOTH) | {"employer": OWN},  # as published
    Employer: dict.fromkeys((*OFFICES, *MINISTRY), BOTH) | {"employer": OWN},
    CenterStaff: chain_rows(officer=NONE, province=NONE),
    EmployerContact: dict.fromkeys(OFFICES, NONE) | dict.fromkeys(MINISTRY, BOTH)
    | {"employer": OWN},
    ProposalLine: dict.fromkeys((*OFFICES, "employer"), NONE) | dict.fromkeys(MINISTRY, BOTH),
    ReportRun: dict.fromkeys((*OFFICES, "employer"), NONE) | dict.fromkeys(MINISTRY, BOTH),
    RegionalReport: chain_rows() | dict.fromkeys(CENTER, NONE),
    ReportApproval: chain_rows() | dict.fromkeys(CENTER, NONE),
}  # fmt: skip
# who sees which of the fourteen people, their offices and their keys
EVERYBODY = {
    *("officer", "neighbour", "province", "other_province", "organizer", "other_organizer"),
    *("certifier", "instructor", "placer", "employer", "other_employer", *MINISTRY),
}
OFFICERS = {"officer", "neighbour", "province", "other_province"}
NOBODY: set[str] = set()
ACCOUNTS = {
    "officer": {"officer"},
    "province": {"province"},
    **dict.fromkeys(CENTER, set(CENTER)),
    "employer": {"employer"},
    **dict.fromkeys(MINISTRY, EVERYBODY),
}
OFFICERS_SEEN = {
    "officer": {"officer"},
    "province": {"officer", "province"},
    **dict.fromkeys(CENTER, NOBODY),
    "employer": NOBODY,
    **dict.fromkeys(MINISTRY, OFFICERS),
}
AGENCIES_SEEN = OFFICERS_SEEN | dict.fromkeys(CENTER, OFFICERS)
JOBS_SEEN = dict.fromkeys(EVERYBODY, NOBODY) | {
    "officer": {"officer"},
    "neighbour": {"neighbour"},
    **dict.fromkeys(MINISTRY, {"officer", "neighbour"}),
}
TOKENS_SEEN = JOBS_SEEN | dict.fromkeys(MINISTRY, NOBODY)
INVITATIONS_SEEN = dict.fromkeys(EVERYBODY, NOBODY) | dict.fromkeys(MINISTRY, {"officer"})
OF_A_PERSON = {
    User: (ACCOUNTS, lambda row: row),
    Officer: (OFFICERS_SEEN, lambda row: row.user),
    RegionalAgency: (AGENCIES_SEEN, lambda row: row.officers.get().user),
    Job: (JOBS_SEEN, lambda row: row.requested_by),
    ApiToken: (TOKENS_SEEN, lambda row: row.user),
    NoticeSettings: (TOKENS_SEEN, lambda row: row.user),
    SavedView: (TOKENS_SEEN, lambda row: row.user),
    ReportSubscription: (TOKENS_SEEN, lambda row: row.user),
    ReportLetter: (TOKENS_SEEN, lambda row: row.user),
    Invitation: (INVITATIONS_SEEN, lambda row: row.user),
}
PUBLIC = [Province, Regency, QualityRun, VerificationRound]  # nobody's secret
MODELS = [*SEEN, *OF_A_PERSON]


class Cast(dict):
    """The people by name, and the name of a person or of the world of a row."""

    def __init__(self):
        super().__init__(make_people())
        own, foreign = make_worlds(self)
        self.worlds = {"62.10": "own", "73.71": "foreign"}
        for name, world in (("own", own), ("foreign", foreign)):
            self.worlds |= {world.things["center"]: name, world.things["employer"]: name}
        Invitation.objects.create(user=self["officer"], digest="x", expires_at=timezone.now())

    def world_of(self, row):
        columns = ("regency_id", "center_id", "employer_id")
        told_of = row.obstacle if isinstance(row, Lesson) else row
        told_of = row.participant if isinstance(row, Look) else told_of
        keys = [getattr(told_of, column, None) for column in columns]
        if isinstance(row, Drift):
            keys = [row.label]
        if isinstance(row, Meeting):
            keys = [{"62": "62.10", "73": "73.71"}[row.province_id]]
        if isinstance(row, ReportRun):
            keys = [row.reason]
        if isinstance(row, WageList):
            keys = [row.lines[0][1]]
        if isinstance(row, ProposalLine):
            keys = [row.need.regency_id]
        if isinstance(row, Employer):
            keys = [row.pk]
        return next(self.worlds[key] for key in keys if key in self.worlds)

    def name_of(self, user):
        return next(name for name, person in self.items() if person == user)


@pytest.fixture
def cast(db):
    return Cast()


def scoped_models():
    return {m for m in apps.get_models() if hasattr(m._default_manager.all(), "visible_to")}


def test_the_tables_name_every_model_whose_rows_are_scoped():
    assert scoped_models() == {*MODELS, *PUBLIC}


def test_of_what_belongs_to_a_region_a_center_or_a_firm_each_sees_these_worlds(cast):
    faults = []
    for model, table in SEEN.items():
        for person, worlds in table.items():
            found = {cast.world_of(row) for row in model.objects.visible_to(cast[person])}
            if found != worlds:
                faults.append(f"{person} sees of {model.__name__}: {found}, not {worlds}")
    assert not faults, "\n".join(faults)


def test_of_accounts_offices_keys_and_work_each_sees_those_of_these_people(cast):
    faults = []
    for model, (table, owner_of) in OF_A_PERSON.items():
        for person, owners in table.items():
            rows = model.objects.visible_to(cast[person])
            found = {cast.name_of(owner_of(row)) for row in rows}
            if found != owners:
                faults.append(f"{person} sees of {model.__name__}: {found}, not {owners}")
    assert not faults, "\n".join(faults)


def strangers(cast):
    closed, unknown, empty = cast["admin"], cast["manager"], cast["organizer"]
    closed.is_active, unknown.role, empty.role = False, "none", ""
    return [AnonymousUser(), None, closed, unknown, empty]


def test_who_is_nobody_sees_nothing(cast):
    """Closed, not signed in, or of a role that no table knows."""
    nobodies = strangers(cast)
    seen = [m for m in MODELS for nobody in nobodies if m.objects.visible_to(nobody).exists()]
    assert not seen


def test_both_lines_of_defence_let_the_same_rows_pass(cast):
    """Row security takes nothing from a page that the person's own table gives."""
    faults = []
    for name, person in cast.items():
        for model in MODELS:
            wanted = set(model.objects.visible_to(person).values_list("pk", flat=True))
            if not wanted:
                continue
            with acting_as(person):
                reached = set(model.objects.visible_to(person).values_list("pk", flat=True))
            if reached != wanted:
                faults.append(f"{name}, {model.__name__}: {len(reached)} of {len(wanted)}")
    assert not faults, "\n".join(faults)


def test_a_province_ends_at_its_borders(province_officer):
    codes = ["61.72", "62.01", "62.71", "63.01", "62.11"]
    for code in codes:
        make_participant(code)
    seen = Participant.objects.visible_to(province_officer).values_list("regency", flat=True)
    assert sorted(seen) == ["62.01", "62.11", "62.71"]


@pytest.mark.parametrize("key", ["", "6", "%", "62.10", "9"])
def test_a_key_that_is_no_province_reaches_no_regency(province_officer, key):
    make_participant("62.10")
    province_officer.scope_key = key
    assert not Participant.objects.visible_to(province_officer).exists()
