"""Every declared life, with a record that a test can put into any of its states."""

from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils import timezone

from accounts.models import User
from blkportal.core.states import Moves, has_version
from participants.models import (
    Assessment,
    Certificate,
    CertificateProposal,
    DataRequest,
    Enrollment,
    PersonalDocument,
    Referral,
    ReferralImport,
    Transfer,
)
from participants.states import DROPPED_OUT
from placements.models import (
    ClassPledge,
    Employer,
    FirmSignup,
    ForumGuest,
    HireRequest,
    Placement,
    Vacancy,
)
from programs.models import Agreement, AgreementPaper, Batch, Renewal, SeatOffer, TrainingNeed
from programs.states import GONE_NEEDS
from regions.models import Meeting, Obstacle, WageList
from regions.states import UNDER_WAY
from reports.models import ReportApproval
from reports.states import STANDING
from tests import assessing, chain, obstacles, papers, people, quotas
from tests.agreements import make_agreement_paper, make_renewal
from tests.approvals import make_record
from tests.meetings import make_guest, make_meeting
from tests.minimum_wages import make_wage_list
from tests.needs import make_need
from tests.own_files import make_data_request
from tests.pledges import beside_pledge, make_pledge
from tests.signups import make_signup
from tests.vacancies import beside_vacancy, make_vacancy


def nothing_beside(state):
    return {}


@dataclass(frozen=True)
class Life:
    """``make()`` gives one record; ``beside(state)`` what the constraints want beside a state."""

    model: Any
    make: Any
    beside: Any = nothing_beside


def days_beside(state):
    """The days of the steps that lead to a state of an approval; none where it is taken back."""
    day = timezone.localdate()
    return {
        "confirmed_on": day if state in STANDING else None,
        "endorsed_on": day if state in ("ENDORSED", "ACCEPTED") else None,
        "accepted_on": day if state == "ACCEPTED" else None,
    }


def make_agreement():
    return Agreement.objects.get(pk=chain.make_quota(chain.make_batch()).agreement_id)


def make_import():
    batch = chain.make_batch()
    return ReferralImport.objects.create(
        regency_id="62.10",
        center=batch.center,
        batch=batch,
        uploaded_by=people.make_officer("yunita@lives.test", "62.10"),
        file_name="calon.xlsx",
        digest="0" * 64,
    )


def make_offer():
    quota = chain.make_quota(chain.make_batch())
    return quotas.make_offer(quota, people.make_officer("yunita@lives.test", "62.10"))


def make_a_need():
    return make_need(people.make_officer("yunita@lives.test", "62.10"))


def said_to_need(state):
    return {
        "rank": None if state in GONE_NEEDS else 1,
        "planned": 16 if state == "PLANNED" else None,
        "answer": "Anggaran" if state in {"DEFERRED", "REJECTED"} else "",
    }


def none_left_beside(state):
    return {"remaining": 1 if state == "OPEN" else 0}


def make_hire_request():
    certificate = assessing.make_graduate()
    return HireRequest.objects.create(
        employer=people.make_employer(),
        certificate=certificate,
        enrollment=certificate.enrollment,
        participant=certificate.participant,
        regency_id=certificate.regency_id,
        center=certificate.center,
        initials=certificate.participant.initials,
        job_title="Juru las",
        work_regency_id="32.15",
        starts_on=timezone.localdate(),
    )


def make_placement():
    enrollment = assessing.make_graduate().enrollment
    return Placement.objects.create(
        enrollment=enrollment,
        participant=enrollment.participant,
        regency_id=enrollment.regency_id,
        center=enrollment.center,
        kind="WORK",
        employer_name="PT Baja",
        started_on=timezone.localdate(),
    )


def dates_beside(state):
    day = timezone.localdate() + timedelta(days=90)
    return {
        "enrolled_on": day - timedelta(days=40),
        "graduated_on": day if state == "GRADUATED" else None,
        "dropped_on": day if state in DROPPED_OUT else None,
    }


def words_beside(state):
    """What assessor and body have said of a candidate in this state."""
    said, decided = state in {"ASSESSED", "DECIDED"}, state == "DECIDED"
    return {
        "recommendation": "COMPETENT" if said else "",
        "decision": "COMPETENT" if decided else "",
        "decision_number": "SK/1" if decided else "",
        "decided_on": timezone.localdate() if decided else None,
    }


def make_proposal():
    proposer = people.make_user("sinta@lives.test", "ministry_manager")
    return assessing.make_proposal(chain.make_enrollment("GRADUATED"), by=proposer)


def answer_beside(state):
    """Whoever answers is another person than the one who proposed."""
    if state == "PROPOSED":
        return {"decided_by": None, "decided_at": None}
    email = "kedua@lives.test"
    second = User.objects.filter(email=email).first() or people.make_user(email, "ministry_admin")
    return {"decided_by": second, "decided_at": timezone.now()}


def answers_beside(state):
    """What is closed has a day and an answer; what was joined names the other."""
    is_open = state in UNDER_WAY
    return {
        "closed_on": None if is_open else timezone.localdate(),
        "answer": "" if is_open else "Selesai",
        "merged_into": obstacles.make_obstacle() if state == "MERGED" else None,
    }


def answered_beside(state):
    """Granted for somebody, declined with an answer."""
    return {
        "participant": chain.make_participant() if state == "GRANTED" else None,
        "answer": "Masih tinggal di sana" if state == "DECLINED" else "",
    }


def answer_to_person(state):
    is_answered = state in {"DONE", "DECLINED"}
    return {
        "answer": "Sudah" if is_answered else "",
        "answered_at": timezone.now() if is_answered else None,
    }


def files_beside(state):
    """Only a removed document has no file, only one that is not accepted a reason."""
    return {
        "file": "" if state == "REMOVED" else "documents/x.sealed",
        "refusal": "Buram" if state == "REFUSED" else "",
    }


def paper_beside(state):
    """Only a removed document has no file, and says why."""
    gone = state == "REMOVED"
    return {"file": "" if gone else "agreement-papers/x.sealed", "removal": "Lama" if gone else ""}


def next_beside(state):
    """Renewed by another agreement, refused with a reason."""
    following = None
    if state == "RENEWED":
        batch = chain.make_batch()
        following = chain.make_agreement(batch, "62.11")
    return {"successor": following, "answer": "Anggaran habis" if state == "REFUSED" else ""}


def minutes_beside(state):
    return {"minutes": "Baik", "attendance": "Dinas"} if state == "HELD" else {}


def said_by_somebody(state):
    email = "kedua@lives.test"
    second = User.objects.filter(email=email).first() or people.make_user(email, "ministry_admin")
    is_open = state == "CHECKED"
    return {
        "answered_by": None if is_open else second,
        "answered_at": None if is_open else timezone.now(),
    }


def answer_of_firm(state):
    return {
        "answered_at": timezone.now() if state in ("COMES", "ABSENT") else None,
        "withdrawn_because": "Tempat penuh" if state == "WITHDRAWN" else "",
    }


def answer_to_firm(state):
    firm = Employer.objects.first() or people.make_employer()
    return {
        "employer_id": firm.pk if state == "VERIFIED" else None,
        "denied_because": "Tidak ada di OSS" if state == "DENIED" else "",
    }


LIVES = {
    "regions.meeting_moves": Life(Meeting, make_meeting, minutes_beside),
    "regions.wage_list_moves": Life(WageList, make_wage_list, said_by_somebody),
    "programs.batch_moves": Life(Batch, chain.make_batch),
    "programs.agreement_moves": Life(Agreement, make_agreement),
    "programs.agreement_paper_moves": Life(AgreementPaper, make_agreement_paper, paper_beside),
    "programs.renewal_moves": Life(Renewal, make_renewal, next_beside),
    "programs.need_moves": Life(TrainingNeed, make_a_need, said_to_need),
    "programs.offer_moves": Life(SeatOffer, make_offer, none_left_beside),
    "participants.referral_moves": Life(Referral, chain.make_referral),
    "participants.enrollment_moves": Life(Enrollment, chain.make_enrollment, dates_beside),
    "participants.assessment_moves": Life(
        Assessment,
        lambda: assessing.make_assessment(chain.make_enrollment("COMPLETED")),
        words_beside,
    ),
    "participants.certificate_moves": Life(Certificate, assessing.make_graduate),
    "participants.proposal_moves": Life(CertificateProposal, make_proposal, answer_beside),
    "participants.transfer_moves": Life(Transfer, chain.make_transfer, answered_beside),
    "participants.data_request_moves": Life(DataRequest, make_data_request, answer_to_person),
    "participants.document_moves": Life(
        PersonalDocument, lambda: papers.make_document(chain.make_participant()), files_beside
    ),
    "participants.import_moves": Life(ReferralImport, make_import),
    "reports.approval_moves": Life(ReportApproval, make_record, days_beside),
    "regions.obstacle_moves": Life(Obstacle, obstacles.make_obstacle, answers_beside),
    "placements.employer_moves": Life(Employer, people.make_employer),
    "placements.signup_moves": Life(FirmSignup, make_signup, answer_to_firm),
    "placements.vacancy_moves": Life(Vacancy, make_vacancy, beside_vacancy),
    "placements.pledge_moves": Life(ClassPledge, make_pledge, beside_pledge),
    "placements.guest_moves": Life(ForumGuest, make_guest, answer_of_firm),
    "placements.hire_request_moves": Life(HireRequest, make_hire_request),
    "placements.evidence_moves": Life(Placement, make_placement),
}


def declared():
    """Every table of moves that any app declares, by "app.name"."""
    for app in ("accounts", "regions", "programs", "participants", "placements", "reports"):
        if find_spec(f"{app}.states"):
            for name, value in vars(import_module(f"{app}.states")).items():
                if isinstance(value, Moves):
                    yield f"{app}.{name}", value


MOVES = dict(declared())


def verbs(*, versioned=False, sources=1):
    """(life, verb) for each; only of versioned records, or of as many states, when asked so."""
    return [
        (name, verb)
        for name, life in LIVES.items()
        for verb, (before, _after) in MOVES[name].moves.items()
        if len(before) >= sources and (has_version(life.model()) or not versioned)
    ]
