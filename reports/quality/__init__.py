"""What the nightly look at the records looks for: every rule is data."""

from reports.quality.people import PEOPLE
from reports.quality.regions import REGIONS
from reports.quality.rule import Owner, Record, Rule
from reports.quality.training import TRAINING
from reports.quality.work import WORK

RULES: tuple[Rule, ...] = (*TRAINING, *WORK, *PEOPLE, *REGIONS)
BY_NAME = {rule.name: rule for rule in RULES}
CHOICES = [(rule.name, rule.label) for rule in RULES]

__all__ = ["BY_NAME", "CHOICES", "RULES", "Owner", "Record", "Rule"]
