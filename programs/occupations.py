"""Occupations by their code in KBJI, in our own words: the groups that graduates of the programs
work in. KBJI has more; a code that is not here is a code all the same."""

import re

OCCUPATIONS = {
    "1311": "Manajer produksi pertanian",
    "1321": "Manajer produksi pabrik",
    "1412": "Pengelola rumah makan",
    "2166": "Perancang grafis dan multimedia",
    "2512": "Pengembang perangkat lunak",
    "2513": "Pengembang web dan multimedia",
    "2522": "Administrator sistem komputer",
    "3113": "Teknisi listrik",
    "3114": "Teknisi elektronika",
    "3115": "Teknisi mesin",
    "3118": "Juru gambar teknik",
    "3122": "Pengawas produksi pabrik",
    "3123": "Pengawas bangunan",
    "3139": "Teknisi pengendali proses",
    "3313": "Tenaga pembukuan",
    "3434": "Juru masak kepala",
    "3511": "Teknisi operasi komputer",
    "3512": "Teknisi dukungan pengguna komputer",
    "3513": "Teknisi jaringan komputer",
    "3514": "Teknisi web",
    "3522": "Teknisi telekomunikasi",
    "4110": "Pegawai administrasi umum",
    "4120": "Sekretaris",
    "4132": "Petugas pemasukan data",
    "4222": "Petugas pusat layanan telepon",
    "4224": "Resepsionis hotel",
    "4321": "Petugas gudang",
    "5120": "Juru masak",
    "5131": "Pramusaji",
    "5132": "Barista dan peracik minuman",
    "5141": "Penata rambut",
    "5142": "Penata kecantikan",
    "5151": "Pengawas tata graha",
    "5221": "Pemilik toko kecil",
    "5223": "Pramuniaga",
    "5322": "Perawat lanjut usia di rumah",
    "5414": "Satuan pengamanan",
    "6111": "Petani tanaman pangan",
    "6113": "Petani hortikultura",
    "6121": "Peternak",
    "6221": "Pembudi daya ikan",
    "7111": "Tukang bangunan rumah",
    "7112": "Tukang batu",
    "7115": "Tukang kayu bangunan",
    "7122": "Tukang ubin dan lantai",
    "7126": "Tukang pipa",
    "7127": "Teknisi AC dan pendingin",
    "7131": "Tukang cat",
    "7212": "Tukang las",
    "7213": "Pekerja pelat logam",
    "7222": "Pembuat perkakas",
    "7223": "Penyetel dan operator mesin perkakas",
    "7231": "Mekanik kendaraan bermotor",
    "7233": "Mekanik mesin industri dan pertanian",
    "7411": "Instalatur listrik bangunan",
    "7412": "Mekanik dan penyetel listrik",
    "7421": "Mekanik elektronika",
    "7422": "Pemasang peralatan TIK",
    "7511": "Pengolah daging dan ikan",
    "7512": "Pembuat roti dan kue",
    "7522": "Pembuat mebel",
    "7531": "Penjahit",
    "7532": "Pembuat pola dan pemotong kain",
    "8153": "Operator mesin jahit",
    "8160": "Operator mesin pengolah makanan",
    "8211": "Perakit mesin",
    "8212": "Perakit alat listrik dan elektronika",
    "8219": "Perakit lainnya",
    "8322": "Pengemudi mobil",
    "8332": "Pengemudi truk",
    "8342": "Operator alat berat",
    "8344": "Operator forklift",
    "9329": "Buruh pabrik",
    "9412": "Pembantu dapur",
}
CODES = {name.casefold(): code for code, name in OCCUPATIONS.items()}


def is_code(text: str) -> bool:
    return re.fullmatch(r"[0-9]{4}", text) is not None


def code_of(text: str) -> str:
    """Of a code, the same; of a name of the list, its code; of anything else, nothing."""
    text = " ".join(text.split())
    first = text.partition(" ")[0]
    return first if is_code(first) else CODES.get(text.casefold(), "")


def name_of(code: str) -> str:
    """The code with its name, where the list knows one."""
    name = OCCUPATIONS.get(code)
    return f"{code} {name}" if name else code
