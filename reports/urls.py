from django.urls import path

from reports.views import (
    definitions,
    duty,
    job,
    notice,
    proposal,
    regional_report,
    report_changes,
    report_check,
)

app_name = "reports"
urlpatterns = [
    path("", regional_report.report_list, name="report_list"),
    path("request/", regional_report.request_report, name="request_report"),
    path("definitions/", definitions.definitions, name="definitions"),
    path("notices/", notice.list_notices, name="list_notices"),
    path("notices/read/", notice.read_notices, name="read_notices"),
    path("notices/settings/", notice.choose_notices, name="choose_notices"),
    path("notices/calendar/", notice.renew_calendar, name="renew_calendar"),
    path("notices/calendar/<str:link>.ics", notice.calendar, name="calendar"),
    path("duties/", duty.list_duties, name="list_duties"),
    path("duties/answer/", duty.answer_duty, name="answer_duty"),
    path("duties/regions/<str:code>/", duty.show_region_duties, name="show_region_duties"),
    path("duties/centers/<slug:code>/", duty.show_center_duties, name="show_center_duties"),
    path("proposal/", proposal.propose_quotas, name="propose_quotas"),
    path("proposal/<int:pk>/", proposal.show_proposal, name="show_proposal"),
    path("proposal/<int:pk>/accept/", proposal.accept_proposal, name="accept_proposal"),
    path("<int:pk>/", regional_report.report_detail, name="report_detail"),
    path("<int:pk>/pdf/", regional_report.report_pdf, name="report_pdf"),
    path("<int:pk>/xlsx/", regional_report.report_xlsx, name="report_xlsx"),
    path("<int:pk>/csv/", regional_report.report_csv, name="report_csv"),
    path("<int:pk>/json/", regional_report.report_json, name="report_json"),
    path("<int:pk>/changes/", report_changes.show_changes, name="show_changes"),
    path("<int:pk>/again/", regional_report.request_again, name="request_again"),
    path("verify/", report_check.check_report, name="check_report"),
    path("verify/<str:code>/", report_check.show_checked_report, name="show_checked_report"),
    path("jobs/<int:pk>/", job.job, name="job"),
    path("jobs/<int:pk>/cancel/", job.cancel_job, name="cancel_job"),
]
