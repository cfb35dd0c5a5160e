"""The center's verbs on a referral, to be mixed into the referrals' viewset."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.asked import asked
from participants import services
from participants.api.training_serializers import (
    EnrollmentSerializer,
    NothingSerializer,
    OptionalReasonSerializer,
    RankSerializer,
    ReasonSerializer,
)

MAY_SELECT = {
    "verify": "participants.verify_referral",
    "return_": "participants.return_referral",
    "select": "participants.select_referral",
    "reserve": "participants.reserve_referral",
    "reject": "participants.reject_referral",
    "miss": "participants.miss_referral",
}


class SelectionActions:
    # Each answers with the referral; ``select`` with the enrollment that it has made.

    get_object: Any
    get_serializer: Any

    @extend_schema(request=NothingSerializer)
    @action(detail=True, methods=["post"])
    def verify(self, request: Request, pk: str) -> Response:
        return self._told(services.verify_referral(self.get_object(), by=request.user))

    @extend_schema(request=ReasonSerializer)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def return_(self, request: Request, pk: str) -> Response:
        words = asked(ReasonSerializer, request)
        return self._told(services.return_referral(self.get_object(), by=request.user, **words))

    @extend_schema(request=NothingSerializer, responses=EnrollmentSerializer)
    @action(detail=True, methods=["post"])
    def select(self, request: Request, pk: str) -> Response:
        enrollment = services.select_referral(self.get_object(), by=request.user)
        return Response(EnrollmentSerializer(enrollment).data)

    @extend_schema(request=RankSerializer)
    @action(detail=True, methods=["post"])
    def reserve(self, request: Request, pk: str) -> Response:
        words = asked(RankSerializer, request)
        return self._told(services.reserve_referral(self.get_object(), by=request.user, **words))

    @extend_schema(request=ReasonSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, pk: str) -> Response:
        words = asked(ReasonSerializer, request)
        return self._told(services.reject_referral(self.get_object(), by=request.user, **words))

    @extend_schema(request=OptionalReasonSerializer)
    @action(detail=True, methods=["post"])
    def miss(self, request: Request, pk: str) -> Response:
        words = asked(OptionalReasonSerializer, request)
        return self._told(services.miss_referral(self.get_object(), by=request.user, **words))

    def _told(self, referral: Any) -> Response:
        return Response(self.get_serializer(referral).data)
