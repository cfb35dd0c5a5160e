from rest_framework.routers import SimpleRouter

from regions.api.meeting import MeetingViewSet
from regions.api.minimum_wage import MinimumWageViewSet
from regions.api.obstacle import LessonViewSet, ObstacleViewSet
from regions.api.views import AgencyViewSet, OfficerViewSet, ProvinceViewSet, RegencyViewSet
from regions.api.wage_list import WageListViewSet

router = SimpleRouter()
router.register("provinces", ProvinceViewSet, basename="province")
router.register("regencies", RegencyViewSet, basename="regency")
router.register("agencies", AgencyViewSet, basename="agency")
router.register("officers", OfficerViewSet, basename="officer")
router.register("obstacles", ObstacleViewSet, basename="obstacle")
router.register("meetings", MeetingViewSet, basename="meeting")
router.register("minimum-wages", MinimumWageViewSet, basename="minimum-wages")
router.register("wage-lists", WageListViewSet, basename="wage-list")
router.register("lessons", LessonViewSet, basename="lesson")
urlpatterns = router.urls
