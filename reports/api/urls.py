from django.urls import path
from rest_framework.routers import SimpleRouter

from blkportal.core.scope import shown_to_everybody, unscoped
from reports.api.dashboard import DashboardViewSet, SavedViewViewSet
from reports.api.duty import DutyAnswerViewSet, DutyViewSet
from reports.api.news import NewsViewSet
from reports.api.open_data import OpenDataViewSet, PublishViewSet
from reports.api.proposal import ProposalViewSet
from reports.api.quality import QualityFindingViewSet, QualityRuleViewSet
from reports.api.report_approval import ApprovalViewSet
from reports.api.report_check import ReportCheckView
from reports.api.report_run import RunViewSet
from reports.api.subscription import SubscriptionViewSet
from reports.api.views import DefinitionViewSet, JobViewSet, ReportViewSet

router = SimpleRouter()
router.register("reports", ReportViewSet, basename="reports")
router.register("definitions", DefinitionViewSet, basename="definitions")
router.register("jobs", JobViewSet, basename="jobs")
router.register("quota-proposals", ProposalViewSet, basename="quota-proposals")
router.register("report-runs", RunViewSet, basename="report-runs")
router.register("report-approvals", ApprovalViewSet, basename="report-approvals")
router.register("report-subscriptions", SubscriptionViewSet, basename="report-subscriptions")
router.register("news", NewsViewSet, basename="news")
router.register("duty-answers", DutyAnswerViewSet, basename="duty-answers")
router.register("quality-rules", QualityRuleViewSet, basename="quality-rules")
router.register("quality-findings", QualityFindingViewSet, basename="quality-findings")
router.register("saved-views", SavedViewViewSet, basename="saved-views")
own_dashboard = DashboardViewSet.as_view({"get": "of_own_place"})
dashboard = DashboardViewSet.as_view({"get": "of_place"})
region_duties = DutyViewSet.as_view({"get": "of_region"})
center_duties = DutyViewSet.as_view({"get": "of_center"})
open_list = shown_to_everybody(OpenDataViewSet.as_view({"get": "list"}))
open_detail = shown_to_everybody(OpenDataViewSet.as_view({"get": "retrieve"}))
publish = PublishViewSet.as_view({"post": "publish"})
urlpatterns = [
    *router.urls,
    path("report-checks/<str:code>/", unscoped(ReportCheckView.as_view()), name="report-check"),
    path("dashboard/", own_dashboard, name="own-dashboard"),
    path("dashboard/<str:place>/", dashboard, name="dashboard"),
    path("duties/regions/<str:code>/", region_duties, name="region-duties"),
    path("duties/centers/<slug:code>/", center_duties, name="center-duties"),
    path("open-data/", open_list, name="open-data-list"),
    path("open-data/publish/", publish, name="open-data-publish"),
    path("open-data/<slug:code>/<int:year>/", open_detail, name="open-data-detail"),
]
