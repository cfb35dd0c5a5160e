from rest_framework.routers import SimpleRouter

from placements.api import follow_up, vacancy, views

router = SimpleRouter()
router.register("employers", views.EmployerViewSet, basename="employer")
router.register("graduates", views.GraduateViewSet, basename="graduate")
router.register("hire-requests", views.HireRequestViewSet, basename="hire-request")
router.register("placements", views.PlacementViewSet, basename="placement")
router.register("follow-ups", follow_up.FollowUpViewSet, basename="follow-up")
router.register("vacancies", vacancy.VacancyViewSet, basename="vacancy")
urlpatterns = router.urls
