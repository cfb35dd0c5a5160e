from regions.models.agency import Officer, RegionalAgency
from regions.models.meeting import Meeting
from regions.models.mention import Mention
from regions.models.minimum_wage import MinimumWage
from regions.models.obstacle import Lesson, Obstacle, ObstacleComment
from regions.models.place import Province, Regency
from regions.models.wage_list import WageList

__all__ = [
    "Lesson",
    "Meeting",
    "MinimumWage",
    "Mention",
    "Obstacle",
    "ObstacleComment",
    "Officer",
    "Province",
    "Regency",
    "RegionalAgency",
    "WageList",
]
