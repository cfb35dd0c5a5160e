from rest_framework.routers import SimpleRouter

from programs.api.agreement import AgreementViewSet
from programs.api.agreement_paper import AgreementPaperViewSet
from programs.api.batch import BatchViewSet
from programs.api.catalog import (
    CenterViewSet,
    CertificationBodyViewSet,
    FundingSourceViewSet,
    ProgramViewSet,
    VocationViewSet,
)
from programs.api.quota import BalanceViewSet, QuotaViewSet
from programs.api.renewal import RenewalViewSet
from programs.api.rule_set import RuleSetViewSet
from programs.api.seat_offer import SeatOfferViewSet
from programs.api.training_need import TrainingNeedViewSet

router = SimpleRouter()
router.register("centers", CenterViewSet, basename="center")
router.register("vocations", VocationViewSet, basename="vocation")
router.register("programs", ProgramViewSet, basename="program")
router.register("rule-sets", RuleSetViewSet, basename="rule-set")
router.register("funding-sources", FundingSourceViewSet, basename="funding-source")
router.register("certification-bodies", CertificationBodyViewSet, basename="certification-body")
router.register("batches", BatchViewSet, basename="batch")
router.register("agreements", AgreementViewSet, basename="agreement")
router.register("agreement-papers", AgreementPaperViewSet, basename="agreement-paper")
router.register("renewals", RenewalViewSet, basename="renewal")
router.register("quota-balances", BalanceViewSet, basename="quota-balance")
router.register("training-needs", TrainingNeedViewSet, basename="training-need")
router.register("seat-offers", SeatOfferViewSet, basename="seat-offer")
router.register("quotas", QuotaViewSet, basename="quota")
urlpatterns = router.urls
