"""What the made-up rows say, as SQL of their number: every run has the same ones.

Ten years, 400 centers that draw from thirty regions each, 60 programs, classes of sixteen to which
a region sends four (Gunung Mas sent 14 to four classes, Karimun and Padang Panjang more). One real
row of each table is the pattern for every column that is not named here.
"""

CENTERS, PROGRAMS, DAYS, PEOPLE = 400, 60, 3_650, 1_000_000
CLASS, TOGETHER = 16, 4
FIRST_ID = 1_000_000  # above the few real rows

# three fixed chances, from 0 up to 96, 88 and 82, decide what becomes of number n
PLAN = f"""
SELECT n, n / {CLASS} AS class, center.code AS center, program.id AS program, home.code AS home,
    date '2016-01-01' + (n / {CLASS} * 7919 % {DAYS})::int AS came,
    n * 31 % 97 AS fate, n * 57 % 89 AS luck, n * 13 % 83 AS chance
FROM generate_series({{first}}::bigint, {{last}}) n
JOIN centers center ON center.i = n / {CLASS} % {CENTERS}
JOIN programs program ON program.i = n / {CLASS} * 11 % {PROGRAMS}
JOIN homes home ON home.i
    = (n / {CLASS} % {CENTERS} * 13
       + (n / {TOGETHER} * 37 % 101) * (n / {TOGETHER} * 37 % 101) / 340) % {{homes}}
"""
ID = f"{FIRST_ID} + n"
IN_CLASS = f"{FIRST_ID} + class"
SOMEBODY = f"{FIRST_ID} + n % {PEOPLE}"
WOMEN = "CASE WHEN fate < 30 THEN 'FEMALE' ELSE 'MALE' END"
GRADUATE, WORK = "fate < 85", "fate < 85 AND luck < 50"
OF_GRADUATES = f"CASE WHEN {GRADUATE}"

BATCH = {
    "id": IN_CLASS, "code": "'b' || class", "title": "'Tahap ' || class",
    "center_id": "center", "program_id": "program", "year": "extract(year FROM came)",
    "nominate_by": "came - 10", "starts_on": "came", "ends_on": "came + 40",
    "status": "'CLOSED'", "taken": f"{CLASS}",
}  # fmt: skip
FIRST_NAMES = "'{Siti,Budi,Dewi,Agus,Sri,Joko,Rina,Andi,Yanti,Eko,Wati,Dian,Hadi,Lina,Tono,Nur}'"
LETTERS = "translate(md5(n::text), '0123456789', '')"
PERSON = {
    "id": ID, "nik_hash": "md5(n::text) || md5(n::text)", "regency_id": "home",
    "name": f"({FIRST_NAMES}::text[])[1 + n % 16] || ' ' || {LETTERS}",
    "domicile_id": "home", "sex": WOMEN,
    "has_disability": "CASE WHEN luck < 40 THEN luck < 2 END",
}  # fmt: skip
REFERRAL = {
    "id": ID, "participant_id": SOMEBODY, "batch_id": IN_CLASS, "center_id": "center",
    "program_id": "program", "regency_id": "home", "status": "'SELECTED'",
    "submitted_on": "came - 20", "verified_on": "came - 12",
}  # fmt: skip
ENROLLMENT = {
    "id": ID, "referral_id": ID, "participant_id": SOMEBODY, "batch_id": IN_CLASS,
    "center_id": "center", "program_id": "program", "regency_id": "home", "sex": WOMEN,
    "status": f"{OF_GRADUATES} THEN 'GRADUATED' WHEN fate < 92 THEN 'NOT_PASSED'"
              " ELSE 'WITHDRAWN' END",
    "confirmed_on": "came - 9", "enrolled_on": "came", "completed_on": "came + 40",
    "dropped_on": "CASE WHEN fate >= 92 THEN came + 5 END",
    "graduated_on": f"{OF_GRADUATES} THEN came + 40 END",
    "assessed_on": f"{OF_GRADUATES} AND luck < 80 THEN came + 41 END",
    "competent_on": f"{OF_GRADUATES} AND luck < 70 THEN came + 41 END",
    "certified_on": f"{OF_GRADUATES} AND luck < 70 THEN came + 55 END",
    "placed_on": f"CASE WHEN {WORK} THEN came + 40 + (chance * 6)::int END",
    "outcome": f"CASE WHEN {WORK} THEN 'WORKING' WHEN {GRADUATE} AND luck < 65 THEN 'SEEKING'"
               " ELSE 'UNKNOWN' END",
    "outcome_known_on": f"{OF_GRADUATES} AND luck < 65 THEN came + 130 END",
}  # fmt: skip
CERTIFICATE = {
    "id": ID, "enrollment_id": ID, "participant_id": SOMEBODY, "regency_id": "home",
    "center_id": "center", "program_id": "program", "number": "'N' || n",
    "check_token": "lpad(n::text, 22, '0')", "issued_on": "came + 55",
}  # fmt: skip
PLACEMENT = {
    "id": ID, "enrollment_id": ID, "participant_id": SOMEBODY, "regency_id": "home",
    "center_id": "center", "kind": "'WORK'", "started_on": "came + 40 + (chance * 6)::int",
    "wage": "2000000 + n % 3000000", "is_linear": "CASE WHEN chance < 60 THEN chance < 50 END",
    "work_regency_id": "CASE WHEN chance < 70 THEN home END",
    "evidence": "CASE WHEN chance < 40 THEN 'CONFIRMED' ELSE 'REPORTED' END",
}  # fmt: skip
FOLLOW_UP = {
    "id": ID, "enrollment_id": ID, "participant_id": SOMEBODY, "regency_id": "home",
    "center_id": "center", "months": "3", "due_on": "came + 130", "closes_on": "came + 160",
}  # fmt: skip
# table → (its columns, of which people it has a row)
FILLS = {
    "programs_batch": (BATCH, f"n % {CLASS} = 0"),
    "participants_participant": (PERSON, f"n < {PEOPLE}"),
    "participants_referral": (REFERRAL, "true"),
    "participants_enrollment": (ENROLLMENT, "true"),
    "participants_certificate": (CERTIFICATE, f"{GRADUATE} AND luck < 70"),
    "placements_placement": (PLACEMENT, WORK),
    "placements_followup": (FOLLOW_UP, GRADUATE),
}
