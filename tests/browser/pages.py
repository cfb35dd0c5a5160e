"""Which pages there are to look at: the addresses of the access table that answer with a page."""

from django.contrib import admin
from django.urls import reverse

from tests.access.rows import ANYONE, reaches
from tests.access.table import ACCESS

NO_PAGE = {"livez", "readyz", "api_schema", "participants:import_template",
           "participants:import_repair", "reports:report_xlsx", "reports:report_csv",
           "reports:calendar", "reports:export_findings", "reports:download_table",
           "programs:need_template", "regions:wage_template",
           "reports:stop_letters", "reports:report_pdf", "reports:report_json",
           "reports:show_checked_report",
           "participants:print_certificate", "participants:print_class",
           "participants:announce_selection", "participants:print_annex",
           "participants:download_credential", "participants:preview_document",
           "participants:download_document", "programs:export_needs",
           "programs:export_balances", "participants:export_travel",
           "programs:download_agreement_paper",
           "reports:download_lines",
           "placements:download_questions", "placements:answer_by_link",
           "placements:answer_firm_by_link", "placements:download_work_paper",
           "placements:download_frame", "placements:download_part",
           "placements:answer_hire_by_link", "participants:show_own_file",
           "firms:follow_signup",
           "participants:ask_correction", "participants:ask_erasure",
           "participants:download_copy", "participants:print_own_certificate",
           "vacancies:feed", "open_data:show_catalog",
           "open_data:download", "open_data:download_version", "placements:vacancy_template",
           "participants:download_class_paper", "check:show_checked", "check:download_checked",
           "check:download_offline", "credentials:show_issuer", "credentials:list_keys",
           "credentials:show_key", "credentials:show_status_list"}  # fmt: skip
MANY = ["officer", "organizer", "employer", "manager"]  # see the same pages differently
FEW = ["province", "certifier", "instructor", "placer", "admin", "reader", ANYONE]


def pages_by_person(things):
    """For each person the addresses of the pages that look different to them."""
    pages = {person: [] for person in MANY + FEW}
    for name, row in ACCESS.items():
        address = address_of(name, row, things)
        if row.get is None or name in NO_PAGE or address.startswith("/api/v1/"):
            continue
        sees = [p for p in MANY + FEW if p in row.get and reaches(p, row.on, "own")]
        for person in [p for p in sees if p in MANY] or sees[:1]:
            pages[person].append(address)
    return pages | {person: [*pages[person], "/"] for person in FEW}


def address_of(name, row, things):
    return reverse(name, args=[*([things[row.on]] if row.on else []), *row.args])


def admin_lists():
    return [
        reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
        for model in admin.site._registry
    ]
