"""Vocations, programs and units of the demo, as they are named in public sources."""

from programs.models import CompetencyUnit, FundingSource, Program, Vocation

# vocation → [(code, title, lesson hours, KKNI level or None, [(unit code, unit title), …]), …]
CATALOG = {
    "Teknik Elektronika": [
        ("teknisi-telepon-seluler", "Teknisi Telepon Seluler", 240, 2, [
            ("C.26TTS00.001.1", "Memeriksa kerusakan telepon seluler"),
            ("C.26TTS00.002.1", "Mengganti komponen telepon seluler"),
            ("C.26TTS00.003.1", "Memasang perangkat lunak telepon seluler")]),
        ("teknisi-audio-video", "Teknisi Audio Video", 240, 2, [
            ("C.26TAV00.001.1", "Memperbaiki perangkat audio"),
            ("C.26TAV00.002.1", "Memperbaiki penerima televisi")]),
        ("otomasi-elektronik", "Otomasi Elektronik", 240, 3, [
            ("C.26OTE00.001.1", "Merakit rangkaian kendali"),
            ("C.26OTE00.002.1", "Memprogram pengendali (PLC)")]),
        ("teknisi-vsat", "Teknisi VSAT", 240, 3, [
            ("J.61VSA00.001.1", "Memasang antena VSAT")]),
    ],
    "Teknologi Informasi dan Komunikasi": [
        ("perakitan-komputer", "Perakitan Komputer", 240, 2, [
            ("J.62PKM00.001.1", "Merakit komputer"),
            ("J.62PKM00.002.1", "Memasang sistem operasi"),
            ("J.62PKM00.003.1", "Merawat komputer")]),
        ("jaringan-komputer", "Teknisi Jaringan Komputer", 240, 3, [
            ("J.61JKM00.001.1", "Memasang kabel jaringan"),
            ("J.61JKM00.002.1", "Mengatur perangkat jaringan")]),
        ("desain-grafis-muda", "Desainer Grafis Muda", 260, 3, [
            ("M.74DGM00.001.1", "Menerapkan prinsip desain"),
            ("M.74DGM00.002.1", "Mengoperasikan perangkat lunak desain")]),
        ("desainer-multimedia", "Desainer Multimedia Muda", 260, 3, [
            ("M.74DMM00.001.1", "Mengolah gambar dan suara")]),
        ("animator-muda", "Animator Muda", 260, 3, [
            ("J.59ANM00.001.1", "Membuat animasi dua dimensi")]),
        ("solution-for-business", "Solution for Business", 180, None, [
            ("J.62SFB00.001.1", "Menyusun solusi perkantoran digital")]),
    ],
    "Refrigerasi": [
        ("teknisi-ac-split", "Teknisi AC Split", 240, 2, [
            ("F.43ACS00.001.1", "Memasang AC split"),
            ("F.43ACS00.002.1", "Merawat AC split"),
            ("F.43ACS00.003.1", "Memperbaiki AC split")]),
    ],
    "Teknik Listrik": [
        ("instalasi-listrik", "Instalasi Listrik Bangunan Sederhana", 240, 2, [
            ("F.43ILB00.001.1", "Memasang instalasi penerangan")]),
        ("otomasi-industri", "Otomasi Industri", 320, 3, [
            ("C.33OTI00.001.1", "Mengoperasikan sistem pneumatik"),
            ("C.33OTI00.002.1", "Memprogram PLC")]),
    ],
    "Teknik Las": [
        ("las-smaw-3g", "Las SMAW 3G", 260, 2, [
            ("C.24LAS01.001.1", "Mengelas pelat posisi datar"),
            ("C.24LAS01.002.1", "Mengelas pelat posisi tegak"),
            ("C.24LAS01.003.1", "Memeriksa hasil las")]),
    ],
    "Otomotif": [
        ("sepeda-motor-injeksi", "Pemeliharaan Sepeda Motor Injeksi", 240, 2, [
            ("G.45SMI00.001.1", "Merawat sistem injeksi")]),
    ],
    "Garmen Apparel": [
        ("menjahit-pakaian", "Menjahit Pakaian", 240, 2, [
            ("C.14MJP00.001.1", "Menjahit dengan mesin")]),
    ],
    "Processing": [
        ("olahan-hasil-pertanian", "Pengolahan Hasil Pertanian", 160, 2, [
            ("C.10OHP00.001.1", "Mengolah dan mengemas hasil pertanian")]),
    ],
    "Pertanian": [
        ("budidaya-tanaman", "Budidaya Tanaman", 160, 2, [
            ("A.01BDT00.001.1", "Menanam dan merawat tanaman")]),
    ],
    "Pariwisata": [
        ("barista", "Barista", 160, 2, [("I.56BRS00.001.1", "Menyajikan kopi")]),
    ],
    "Logistik": [
        ("warehouse", "Operator Gudang", 120, 2, [
            ("H.52GDG00.001.1", "Menerima dan menyimpan barang")]),
    ],
}  # fmt: skip
FUNDING = {
    "apbn": "APBN",
    "apbd": "APBD",
    "dbhcht": "DBHCHT (dana bagi hasil cukai)",
    "pnbp": "PNBP",
}
RULES = {
    "age_min": 17,
    "age_max": 35,
    "education_min": "SMP",
    "not_in_training_this_year": True,
}
PAPERS = {"teknisi-ac-split": {"documents": ["KTP", "DIPLOMA"], "share_women": 30}}


def slug(text: str) -> str:
    return text.lower().replace(" ", "-")


def write_catalog() -> dict[str, Program]:
    """Create the catalog and return its programs by code."""
    for code, name in FUNDING.items():
        FundingSource.objects.get_or_create(code=code, defaults={"name": name})
    for vocation_name, programs in CATALOG.items():
        vocation, _ = Vocation.objects.get_or_create(
            code=slug(vocation_name), defaults={"name": vocation_name}
        )
        for code, title, hours, level, units in programs:
            program = Program.objects.create(
                code=code,
                title=title,
                vocation=vocation,
                lesson_hours=hours,
                qualification_level=level,
                certification_scheme=f"Skema {title}",
                eligibility=RULES | PAPERS.get(code, {}),
            )
            CompetencyUnit.objects.bulk_create(
                CompetencyUnit(program=program, code=unit, title=name) for unit, name in units
            )
    return {program.code: program for program in Program.objects.all()}
