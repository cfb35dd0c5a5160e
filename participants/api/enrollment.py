from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from blkportal.core.paging import KeysetPaging
from participants import services
from participants.api.training_serializers import (
    ArriveSerializer,
    ChangeBedSerializer,
    DaySerializer,
    EnrollmentSerializer,
    LeaveSerializer,
    NothingSerializer,
    OptionalReasonSerializer,
    ReasonSerializer,
    StaySerializer,
    SwapBedsSerializer,
)
from participants.api.unit_result import TakeBackSerializer
from participants.center_filters import EnrollmentFilter, StayFilter
from participants.models import Enrollment, Stay
from programs.models import Bed, CompetencyUnit


def verb(serializer: type[Serializer]) -> Any:
    """A POST that moves one enrollment and answers with it."""

    def mark(method: Any) -> Any:
        schema = extend_schema(request=serializer, responses=EnrollmentSerializer)
        path = method.__name__.replace("_", "-")
        return action(detail=True, methods=["post"], url_path=path)(schema(method))

    return mark


class EnrollmentViewSet(PortalViewSet):
    queryset = Enrollment.objects.select_related("participant", "batch__center", "referral").defer(
        "participant__nik"
    )
    serializer_class = EnrollmentSerializer
    filterset_class = EnrollmentFilter
    pagination_class = KeysetPaging
    may = {
        "list": "participants.view_enrollments",
        "retrieve": "participants.view_enrollments",
        "reregister": "participants.reregister_enrollment",
        "arrive": "participants.arrive_enrollment",
        "miss": "participants.miss_enrollment",
        "start": "participants.start_enrollment",
        "complete": "participants.complete_enrollment",
        "graduate": "participants.graduate_enrollment",
        "fail": "participants.fail_enrollment",
        "withdraw": "participants.withdraw_enrollment",
        "expel": "participants.expel_enrollment",
        "change_bed": "participants.change_bed",
        "swap_beds": "participants.swap_beds",
        "take_back_result": "participants.take_back_result",
    }

    @verb(NothingSerializer)
    def reregister(self, request: Request, pk: str) -> Response:
        return self._do(services.reregister_enrollment, request, {})

    @verb(ArriveSerializer)
    def arrive(self, request: Request, pk: str) -> Response:
        words = asked(ArriveSerializer, request)
        enrollment = self.get_object()
        if "bed" in words:
            beds = Bed.objects.filter(center=enrollment.center_id)
            words["bed"] = get_object_or_404(
                beds.select_related("room__dormitory"), pk=words["bed"]
            )
        return self._do(services.arrive_enrollment, request, words, enrollment)

    @verb(OptionalReasonSerializer)
    def miss(self, request: Request, pk: str) -> Response:
        return self._do(
            services.miss_enrollment, request, asked(OptionalReasonSerializer, request)
        )

    @verb(NothingSerializer)
    def start(self, request: Request, pk: str) -> Response:
        return self._do(services.start_enrollment, request, {})

    @verb(DaySerializer)
    def complete(self, request: Request, pk: str) -> Response:
        return self._do(services.complete_enrollment, request, asked(DaySerializer, request))

    @verb(DaySerializer)
    def graduate(self, request: Request, pk: str) -> Response:
        return self._do(services.graduate_enrollment, request, asked(DaySerializer, request))

    @verb(ReasonSerializer)
    def fail(self, request: Request, pk: str) -> Response:
        return self._do(services.fail_enrollment, request, asked(ReasonSerializer, request))

    @verb(LeaveSerializer)
    def withdraw(self, request: Request, pk: str) -> Response:
        return self._do(services.withdraw_enrollment, request, asked(LeaveSerializer, request))

    @verb(LeaveSerializer)
    def expel(self, request: Request, pk: str) -> Response:
        return self._do(services.expel_enrollment, request, asked(LeaveSerializer, request))

    @extend_schema(request=TakeBackSerializer, responses=EnrollmentSerializer)
    @action(detail=True, methods=["post"], url_path="take-back-result")
    def take_back_result(self, request: Request, pk: str) -> Response:
        """The last attempt at a unit was noted wrongly."""
        words, enrollment = asked(TakeBackSerializer, request), self.get_object()
        units = CompetencyUnit.objects.filter(program=enrollment.program_id)
        words["unit"] = get_object_or_404(units, pk=words["unit"])
        return self._do(services.take_back_result, request, words, enrollment)

    @verb(ChangeBedSerializer)
    def change_bed(self, request: Request, pk: str) -> Response:
        words, enrollment = asked(ChangeBedSerializer, request), self.get_object()
        beds = Bed.objects.filter(center=enrollment.center_id)
        bed = get_object_or_404(beds.select_related("room__dormitory"), pk=words["bed"])
        services.change_bed(enrollment, bed=bed, by=request.user)
        return Response(self.get_serializer(enrollment).data)

    @verb(SwapBedsSerializer)
    def swap_beds(self, request: Request, pk: str) -> Response:
        words, enrollment = asked(SwapBedsSerializer, request), self.get_object()
        other = get_object_or_404(self.get_queryset(), pk=words["other"])
        services.swap_beds(enrollment, other, by=request.user)
        return Response(self.get_serializer(enrollment).data)

    def _do(
        self, service: Any, request: Request, words: dict, enrollment: Enrollment | None = None
    ) -> Response:
        done = service(enrollment or self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(done).data)


class StayViewSet(PortalViewSet):
    queryset = Stay.objects.all()
    serializer_class = StaySerializer
    filterset_class = StayFilter
    pagination_class = KeysetPaging
    may = {"list": "participants.view_stays", "retrieve": "participants.view_stays"}
