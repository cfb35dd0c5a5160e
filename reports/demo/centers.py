"""The centers of the demo: two of the ministry with the names that they bore, and two that are a
regency's own and have no dormitory."""

from datetime import date

from programs.models import CenterName, TrainingCenter, TrainingRoom

BEKASI = "bbplk-bekasi"
SERANG = "bbplk-serang"
PATI, FAKFAK = "blk-pati", "blk-fakfak"
CENTERS = [
    (BEKASI, "BBPVP Bekasi", "32.75", "Jl. Guntur Raya No. 1, Bekasi", [
        ("CEVEST Bekasi", date(1985, 1, 1), date(2006, 1, 1)),
        ("BBPLKLN Bekasi", date(2006, 1, 1), date(2016, 1, 1)),
        ("BBPLK Bekasi", date(2016, 1, 1), date(2022, 1, 1)),
        ("BBPVP Bekasi", date(2022, 1, 1), None)]),
    (SERANG, "BBPVP Serang", "36.73", "Jl. Raya Pandeglang, Serang", [
        ("BBPLK Serang", date(2016, 1, 1), date(2022, 1, 1)),
        ("BBPVP Serang", date(2022, 1, 1), None)]),
]  # fmt: skip
# the sources tell neither their address nor since when they bear their name
REGIONAL = [(PATI, "BLK Pati", "33.18"), (FAKFAK, "BLK Fakfak", "92.03")]
ROOMS = ["Bengkel A", "Bengkel B", "Ruang kelas 1", "Ruang kelas 2"]


def write_centers() -> dict[str, TrainingCenter]:
    centers = {}
    for code, name, regency, address, names in CENTERS:
        center = TrainingCenter.objects.create(
            code=code,
            name=name,
            owner_level="CENTRAL",
            regency_id=regency,
            address=address,
            closing_papers=["DECREE", "MINUTES"],
        )
        TrainingRoom.objects.bulk_create(
            TrainingRoom(center=center, name=room, seats=16) for room in ROOMS
        )
        CenterName.objects.bulk_create(
            CenterName(center=center, name=old, valid_from=first, valid_to=last)
            for old, first, last in names
        )
        centers[code] = center
    for code, name, regency in REGIONAL:
        centers[code] = TrainingCenter.objects.create(
            code=code, name=name, owner_level="REGIONAL", regency_id=regency
        )
    return centers
