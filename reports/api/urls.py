from django.urls import path
from rest_framework.routers import SimpleRouter

from blkportal.core.scope import unscoped
from reports.api.duty import DutyAnswerViewSet, DutyViewSet
from reports.api.news import NewsViewSet
from reports.api.proposal import ProposalViewSet
from reports.api.report_check import ReportCheckView
from reports.api.views import DefinitionViewSet, JobViewSet, ReportViewSet

router = SimpleRouter()
router.register("reports", ReportViewSet, basename="reports")
router.register("definitions", DefinitionViewSet, basename="definitions")
router.register("jobs", JobViewSet, basename="jobs")
router.register("quota-proposals", ProposalViewSet, basename="quota-proposals")
router.register("news", NewsViewSet, basename="news")
router.register("duty-answers", DutyAnswerViewSet, basename="duty-answers")
region_duties = DutyViewSet.as_view({"get": "of_region"})
center_duties = DutyViewSet.as_view({"get": "of_center"})
urlpatterns = [
    *router.urls,
    path("report-checks/<str:code>/", unscoped(ReportCheckView.as_view()), name="report-check"),
    path("duties/regions/<str:code>/", region_duties, name="region-duties"),
    path("duties/centers/<slug:code>/", center_duties, name="center-duties"),
]
