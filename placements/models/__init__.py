from placements.models.employer import Employer, EmployerContact
from placements.models.follow_up import FollowUp
from placements.models.graduate import Graduate
from placements.models.hire_request import HireRequest
from placements.models.placement import Placement
from placements.models.vacancy import Vacancy

__all__ = [
    "Employer",
    "EmployerContact",
    "FollowUp",
    "Graduate",
    "HireRequest",
    "Placement",
    "Vacancy",
]
