from programs.models.agreement import Agreement
from programs.models.agreement_cost import AgreementCost
from programs.models.batch import Batch
from programs.models.center import CenterName, CenterStaff, TrainingCenter
from programs.models.certification_body import CertificationBody
from programs.models.dormitory import Bed, Dormitory, Room
from programs.models.funding_source import FundingSource
from programs.models.program import CompetencyUnit, Program, Vocation
from programs.models.quota import Quota
from programs.models.training_room import TrainingRoom

__all__ = [
    "Agreement",
    "AgreementCost",
    "Batch",
    "Bed",
    "CenterName",
    "CenterStaff",
    "CertificationBody",
    "CompetencyUnit",
    "Dormitory",
    "FundingSource",
    "Program",
    "Quota",
    "Room",
    "TrainingCenter",
    "TrainingRoom",
    "Vocation",
]
