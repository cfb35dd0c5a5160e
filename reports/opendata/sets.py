"""The open sets as data: what each holds, in which columns, and where its numbers come from."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from reports.opendata.columns import CODE, NAME, NUMBERS, PEOPLE, REGIONS, SHARES, Column


class SetCode(TextChoices):
    REGENCIES = "regencies", _("Training by regency and city")
    PROVINCES = "provinces", _("Training by province")
    VOCATIONS = "vocations", _("Training by vocation")
    CENTERS = "centers", _("Training by training center")
    REACHED = "regions-reached", _("Regencies and cities reached")
    DEFINITIONS = "definitions", _("Definitions of the figures")


@dataclass(frozen=True)
class OpenSet:
    code: SetCode
    description: Any
    columns: tuple[Column, ...]
    keywords: tuple[str, ...]

    @property
    def title(self) -> Any:
        return self.code.label


COUNTS = (CODE, NAME, *NUMBERS, *SHARES)
WORDS = ("pelatihan vokasi", "BLK", "vocational training")
REACHED = (
    Column("year", _("Year"), _("The year in which training began."), "", "year"),
    Column("enrolled", _("Enrolled (trained)"), _("People who began training in that year."),
           PEOPLE, "integer"),
    Column("regencies", _("All regencies and cities"), _("How many there are today."),
           REGIONS, "integer"),
    Column("reached_at_least", _("Reached, at least"),
           _("Regencies and cities from which, by the open numbers, people began training in that "
             "year. Some with one to four people are among those counted as zero, so there may be "
             "more."), REGIONS, "integer"),
    Column("reached_since_first_year", _("Reached since the first year, at least"),
           _("The same, for the first year of this table up to that year."), REGIONS, "integer"),
)  # fmt: skip
DEFINED = (
    Column("name", _("Name"), _("The name of the figure in every file.")),
    Column("kind", _("Kind"), _("A figure, or a rate of two figures.")),
    Column("label_id", _("Name in Indonesian"), _("As pages write it.")),
    Column("definition_id", _("Definition in Indonesian"), _("What exactly is counted.")),
    Column("label_en", _("Name in English"), _("As pages write it.")),
    Column("definition_en", _("Definition in English"), _("What exactly is counted.")),
    Column("numerator", _("Numerator"), _("How the rows are picked, or which figure it is.")),
    Column("denominator", _("Denominator"), _("The figure that it is a part of.")),
    Column("source", _("Counted among"), _("The day that decides to which year a row belongs.")),
    Column("since", _("Since"), _("The version of the definitions that brought it.")),
)

SETS = (
    OpenSet(
        SetCode.REGENCIES,
        _("How many people each regency and city nominated in a year, and how many of those who "
          "came graduated, were certified and found work. All 514, also those with nobody."),
        COUNTS, (*WORDS, "kabupaten/kota"),
    ),
    OpenSet(
        SetCode.PROVINCES,
        _("The same figures by province: sums of the open numbers of its regencies and cities."),
        COUNTS, (*WORDS, "provinsi"),
    ),
    OpenSet(
        SetCode.VOCATIONS, _("The same figures by the vocation that was trained."),
        COUNTS, (*WORDS, "kejuruan"),
    ),
    OpenSet(
        SetCode.CENTERS, _("The same figures by the training center that taught."),
        COUNTS, (*WORDS, "balai latihan kerja"),
    ),
    OpenSet(
        SetCode.REACHED,
        _("From how many regencies and cities people came, year by year and all years together."),
        REACHED, (*WORDS, "kabupaten/kota"),
    ),
    OpenSet(
        SetCode.DEFINITIONS,
        _("What each figure counts and each rate divides, in both languages, as a table."),
        DEFINED, (*WORDS, "definisi"),
    ),
)  # fmt: skip
BY_CODE = {each.code: each for each in SETS}
