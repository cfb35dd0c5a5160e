"""Reports of the own place; background work of one's own; definitions for everybody."""

from tests.access.rows import ALL, MINISTRY, READERS, WRITERS, Row, form, get, post

ANSWERING = frozenset({"officer", "organizer"})

ROWS = {
    "reports:report_list": get(READERS),
    "reports:request_report": form(READERS),
    "reports:definitions": get(ALL, anonymous=True),
    "reports:report_detail": get(READERS, "report"),
    "reports:report_xlsx": get(READERS, "report"),
    "reports:report_csv": get(READERS, "report"),
    "reports:request_again": post(READERS, "report"),
    "reports:job": get(ALL, "job"),
    "reports:cancel_job": post(ALL, "job"),
    "reports:list_duties": get(READERS),
    "reports:show_region_duties": get(READERS, "scored_region"),
    "reports:show_center_duties": get(READERS, "scored_center"),
    "reports:answer_duty": form(ANSWERING),
    "reports:propose_quotas": form(MINISTRY),
    "reports:show_proposal": get(MINISTRY, "scenario"),
    "reports:accept_proposal": post(WRITERS, "scenario"),
    "reports-list": Row(get=READERS, post=READERS),
    "reports-detail": get(READERS, "report"),
    "reports-figures": get(READERS, "report"),
    "reports-again": post(READERS, "report"),
    "quota-proposals-list": Row(get=MINISTRY, post=MINISTRY),
    "quota-proposals-detail": get(MINISTRY, "scenario"),
    "quota-proposals-accept": post(WRITERS, "scenario"),
    "region-duties": get(READERS, "scored_region"),
    "center-duties": get(READERS, "scored_center"),
    "duty-answers-list": Row(get=READERS, post=ANSWERING),
    "duty-answers-detail": get(READERS, "duty_answer"),
    "definitions-list": get(ALL),
    "jobs-list": get(ALL),
    "jobs-detail": get(ALL, "job"),
    "jobs-cancel": post(ALL, "job"),
}
