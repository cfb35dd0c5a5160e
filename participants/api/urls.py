from django.urls import path
from rest_framework.routers import SimpleRouter

from blkportal.core.scope import unscoped
from participants import converters  # noqa: F401  registers "token"
from participants.api.assessment import AssessmentViewSet, SittingViewSet
from participants.api.certificate import CertificateViewSet
from participants.api.certificate_check import CertificateCheckView
from participants.api.certificate_proposal import ProposalViewSet
from participants.api.class_paper import ClassPaperViewSet
from participants.api.consent import ConsentViewSet
from participants.api.data_request import DataRequestViewSet
from participants.api.enrollment import EnrollmentViewSet, StayViewSet
from participants.api.leave import LeaveViewSet
from participants.api.merge import MergeViewSet
from participants.api.participant import ParticipantViewSet
from participants.api.personal_document import DocumentViewSet
from participants.api.referral import ReferralViewSet
from participants.api.referral_import import ReferralImportViewSet
from participants.api.reminder import WaitingViewSet
from participants.api.selection_step import SelectionStepViewSet
from participants.api.siapkerja import ComparedPersonViewSet, ComparisonViewSet
from participants.api.training_class import ClassViewSet
from participants.api.training_day import TrainingDayViewSet
from participants.api.transfer import TransferViewSet
from participants.api.trip import TripViewSet
from participants.api.unit_result import UnitResultViewSet
from participants.api.what_if import WhatIfViewSet

router = SimpleRouter()
router.register("participants", ParticipantViewSet, basename="participant")
router.register("transfers", TransferViewSet, basename="transfer")
router.register("data-requests", DataRequestViewSet, basename="data-request")
router.register("class-papers", ClassPaperViewSet, basename="class-paper")
router.register("comparisons", ComparisonViewSet, basename="comparison")
router.register("compared-people", ComparedPersonViewSet, basename="compared-person")
router.register("merges", MergeViewSet, basename="merge")
router.register("documents", DocumentViewSet, basename="document")
router.register("consents", ConsentViewSet, basename="consent")
router.register("referrals", ReferralViewSet, basename="referral")
router.register("referral-imports", ReferralImportViewSet, basename="referral-import")
router.register("enrollments", EnrollmentViewSet, basename="enrollment")
router.register("selection-steps", SelectionStepViewSet, basename="selection-step")
router.register("training-days", TrainingDayViewSet, basename="training-day")
router.register("trips", TripViewSet, basename="trip")
router.register("unit-results", UnitResultViewSet, basename="unit-result")
router.register("certificate-proposals", ProposalViewSet, basename="certificate-proposal")
router.register("assessment-days", SittingViewSet, basename="assessment-day")
router.register("assessments", AssessmentViewSet, basename="assessment")
router.register("leaves", LeaveViewSet, basename="leave")
router.register("stays", StayViewSet, basename="stay")
router.register("certificates", CertificateViewSet, basename="certificate")
OF_A_CLASS = {
    "fill-seats": "fill_seats",
    "plan-selection": "plan_selection",
    "rank": "rank",
    "set-reregistration": "set_reregistration",
    "release-silent": "release_silent",
    "note-results": "note_results",
    "note-trips": "note_trips",
    "plan-days": "plan_days",
    "plan-assessment": "plan_sitting",
    "propose-certificates": "propose_certificates",
    "assign-days": "assign_days",
    "compare-siapkerja": "compare_siapkerja",
}
urlpatterns = [
    path("waiting/", WaitingViewSet.as_view({"get": "list"}), name="waiting-list"),
    path(
        "waiting/<str:code>/remind/",
        WaitingViewSet.as_view({"post": "remind"}),
        name="waiting-remind",
    ),
    path("what-if/", WhatIfViewSet.as_view({"get": "ask"}), name="what-if"),
    path(
        "certificate-checks/<token:token>/",
        unscoped(CertificateCheckView.as_view()),
        name="certificate-check",
    ),
    *[
        path(
            f"classes/<int:pk>/{word}/", ClassViewSet.as_view({"post": verb}), name=f"class-{word}"
        )
        for word, verb in OF_A_CLASS.items()
    ],
    *router.urls,
]
