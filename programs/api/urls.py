from rest_framework.routers import SimpleRouter

from programs.api.agreement import AgreementViewSet, QuotaViewSet
from programs.api.batch import BatchViewSet
from programs.api.catalog import (
    CenterViewSet,
    CertificationBodyViewSet,
    FundingSourceViewSet,
    ProgramViewSet,
    VocationViewSet,
)

router = SimpleRouter()
router.register("centers", CenterViewSet, basename="center")
router.register("vocations", VocationViewSet, basename="vocation")
router.register("programs", ProgramViewSet, basename="program")
router.register("funding-sources", FundingSourceViewSet, basename="funding-source")
router.register("certification-bodies", CertificationBodyViewSet, basename="certification-body")
router.register("batches", BatchViewSet, basename="batch")
router.register("agreements", AgreementViewSet, basename="agreement")
router.register("quotas", QuotaViewSet, basename="quota")
urlpatterns = router.urls
