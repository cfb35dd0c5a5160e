from placements.models.class_pledge import ClassPledge
from placements.models.employer import Employer, EmployerContact
from placements.models.firm_question import FirmQuestion
from placements.models.firm_signup import FirmSignup
from placements.models.follow_up import FollowUp
from placements.models.forum_guest import ForumGuest
from placements.models.graduate import Graduate
from placements.models.hire_request import HireRequest
from placements.models.offer import Offer, UnitList
from placements.models.placement import Placement
from placements.models.saved_search import SavedSearch
from placements.models.vacancy import Vacancy
from placements.models.verification import SampledWork, VerificationRound
from placements.models.work_proof import WorkPaper, WorkVisit

__all__ = [
    "ClassPledge",
    "Employer",
    "EmployerContact",
    "FirmQuestion",
    "FirmSignup",
    "FollowUp",
    "ForumGuest",
    "Graduate",
    "HireRequest",
    "Offer",
    "Placement",
    "SampledWork",
    "SavedSearch",
    "UnitList",
    "VerificationRound",
    "WorkPaper",
    "WorkVisit",
    "Vacancy",
]
