"""A dormitory that grows until everybody of the busiest week has a bed."""

from datetime import date

from programs.models import Bed, Dormitory, Room, TrainingCenter

BEDS_A_ROOM = 4
HOUSES = {"MALE": "Asrama Garuda", "FEMALE": "Asrama Cendrawasih"}


class BedBook:
    """Gives the bed that has been free longest, so that no night is booked twice."""

    def __init__(self, center: TrainingCenter) -> None:
        self.center = center
        self.free_from: dict[str, list[tuple[date, Bed]]] = {"MALE": [], "FEMALE": []}

    def take(self, sex: str, first: date, until: date) -> Bed:
        beds = self.free_from[sex]
        for place, (free, bed) in enumerate(beds):
            if free <= first:
                beds[place] = (until, bed)
                return bed
        bed = self._new_bed(sex, len(beds))
        beds.append((until, bed))
        return bed

    def _new_bed(self, sex: str, number: int) -> Bed:
        dormitory, _ = Dormitory.objects.get_or_create(center=self.center, name=HOUSES[sex])
        room, _ = Room.objects.get_or_create(
            dormitory=dormitory, name=f"{101 + number // BEDS_A_ROOM}", defaults={"sex": sex}
        )
        bed, _ = Bed.objects.get_or_create(
            room=room,
            label=str(number % BEDS_A_ROOM + 1),
            defaults={"center": self.center, "sex": sex},
        )
        return bed
