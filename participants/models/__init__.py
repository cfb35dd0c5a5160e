from participants.models.assessment import Assessment, Sitting
from participants.models.attendance import Attendance, TrainingDay
from participants.models.certificate import Certificate, CertificateCounter
from participants.models.certificate_proposal import CertificateProposal, ProposedPerson
from participants.models.class_paper import ClassPaper
from participants.models.comparison import ComparedPerson, Comparison
from participants.models.consent import Consent
from participants.models.data_request import DataRequest
from participants.models.enrollment import Enrollment
from participants.models.leave import Leave
from participants.models.look import Look
from participants.models.merge import Merge, TwoPeople
from participants.models.participant import Participant
from participants.models.personal_document import PersonalDocument
from participants.models.referral import Referral
from participants.models.referral_import import ReferralImport
from participants.models.selection import SelectionScore, SelectionStep
from participants.models.signing_key import SigningKey
from participants.models.stay import Stay
from participants.models.transfer import Transfer
from participants.models.trip import Trip
from participants.models.unit_result import UnitResult

__all__ = [
    "Assessment",
    "Attendance",
    "Certificate",
    "CertificateCounter",
    "CertificateProposal",
    "ClassPaper",
    "ComparedPerson",
    "Comparison",
    "Consent",
    "DataRequest",
    "Enrollment",
    "Leave",
    "Look",
    "Merge",
    "Participant",
    "PersonalDocument",
    "ProposedPerson",
    "Referral",
    "ReferralImport",
    "SelectionScore",
    "SelectionStep",
    "Sitting",
    "SigningKey",
    "Stay",
    "TrainingDay",
    "Transfer",
    "Trip",
    "TwoPeople",
    "UnitResult",
]
