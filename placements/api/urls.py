from django.urls import path
from rest_framework.routers import SimpleRouter

from placements.api import (
    desk,
    evidence,
    follow_up,
    forum,
    graduate,
    pledge,
    saved_search,
    signup,
    vacancy,
    verification,
    views,
)

router = SimpleRouter()
router.register("employers", views.EmployerViewSet, basename="employer")
router.register("firm-signups", signup.FirmSignupViewSet, basename="firm-signup")
router.register("graduates", graduate.GraduateViewSet, basename="graduate")
router.register("hire-requests", views.HireRequestViewSet, basename="hire-request")
router.register("placements", views.PlacementViewSet, basename="placement")
router.register("follow-ups", follow_up.FollowUpViewSet, basename="follow-up")
router.register("firm-questions", evidence.FirmQuestionViewSet, basename="firm-question")
router.register("verification-rounds", verification.RoundViewSet, basename="verification-round")
router.register("sampled-works", verification.SampledWorkViewSet, basename="sampled-work")
router.register("work-papers", evidence.WorkPaperViewSet, basename="work-paper")
router.register("work-visits", evidence.WorkVisitViewSet, basename="work-visit")
router.register("class-pledges", pledge.PledgeViewSet, basename="class-pledge")
router.register("forum-guests", forum.ForumGuestViewSet, basename="forum-guest")
router.register("saved-searches", saved_search.SavedSearchViewSet, basename="saved-search")
router.register("vacancies", vacancy.VacancyViewSet, basename="vacancy")
urlpatterns = [
    path("placement-desk/", desk.DeskViewSet.as_view({"get": "show"}), name="placement-desk"),
    *router.urls,
]
