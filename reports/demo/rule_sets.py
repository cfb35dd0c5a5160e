"""A center that admits to one program by rules of its own."""

from accounts.models import User
from programs.models import Program, TrainingCenter
from programs.services import set_rules

RULES = {"age_min": 18, "age_max": 30, "education_min": "SMA", "share_women": 40}


def write_rule_set(program: Program, center: TrainingCenter, by: User) -> None:
    why = "Magang enam bulan di perusahaan Jakarta mensyaratkan usia dan ijazah ini."
    set_rules(program, center, RULES, why=why, by=by)
