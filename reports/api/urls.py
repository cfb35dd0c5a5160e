from django.urls import path
from rest_framework.routers import SimpleRouter

from reports.api.proposal import ProposalViewSet
from reports.api.views import DefinitionViewSet, JobViewSet, ReportViewSet

router = SimpleRouter()
router.register("reports", ReportViewSet, basename="reports")
router.register("definitions", DefinitionViewSet, basename="definitions")
router.register("jobs", JobViewSet, basename="jobs")
proposal = ProposalViewSet.as_view({"get": "propose", "post": "accept"})
urlpatterns = [*router.urls, path("quota-proposal/", proposal, name="quota-proposal")]
