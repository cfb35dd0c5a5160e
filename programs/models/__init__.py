from programs.models.agreement import Agreement
from programs.models.agreement_cost import AgreementCost
from programs.models.agreement_paper import AgreementPaper
from programs.models.batch import Batch
from programs.models.center import CenterName, CenterStaff, TrainingCenter
from programs.models.certification_body import CertificationBody
from programs.models.dormitory import Bed, Dormitory, Room
from programs.models.drift import Drift
from programs.models.funding_source import FundingSource
from programs.models.program import CompetencyUnit, Program, Vocation
from programs.models.quota import Quota
from programs.models.quota_entry import QuotaEntry
from programs.models.renewal import Renewal
from programs.models.rule_set import RuleSet
from programs.models.seat_offer import SeatClaim, SeatOffer
from programs.models.training_need import TrainingNeed
from programs.models.training_room import TrainingRoom

__all__ = [
    "Agreement",
    "AgreementCost",
    "AgreementPaper",
    "Batch",
    "Bed",
    "CenterName",
    "CenterStaff",
    "CertificationBody",
    "CompetencyUnit",
    "Dormitory",
    "Drift",
    "FundingSource",
    "Program",
    "Quota",
    "QuotaEntry",
    "Renewal",
    "Room",
    "RuleSet",
    "SeatClaim",
    "SeatOffer",
    "TrainingCenter",
    "TrainingNeed",
    "TrainingRoom",
    "Vocation",
]
