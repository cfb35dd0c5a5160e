from rest_framework.routers import SimpleRouter

from reports.api.proposal import ProposalViewSet
from reports.api.views import DefinitionViewSet, JobViewSet, ReportViewSet

router = SimpleRouter()
router.register("reports", ReportViewSet, basename="reports")
router.register("definitions", DefinitionViewSet, basename="definitions")
router.register("jobs", JobViewSet, basename="jobs")
router.register("quota-proposals", ProposalViewSet, basename="quota-proposals")
urlpatterns = router.urls
