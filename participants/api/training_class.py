"""A batch with its people: what is done to all of them at once."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from participants import services
from participants.api.training_serializers import EnrollmentSerializer, NothingSerializer
from programs.models import Batch


class PassedOver(serializers.Serializer):
    referral = serializers.IntegerField()
    reason = serializers.CharField()


class FilledSerializer(serializers.Serializer):
    selected = EnrollmentSerializer(many=True)
    passed_over = PassedOver(many=True)


class ClassViewSet(PortalViewSet):
    queryset = Batch.objects.all()
    serializer_class = NothingSerializer
    may = {"fill_seats": "participants.fill_seats"}

    @extend_schema(request=NothingSerializer, responses=FilledSerializer)
    def fill_seats(self, request: Request, pk: int) -> Response:
        """The free seats of a batch go to the reserve list, in its order."""
        filled = services.fill_seats(self.get_object(), by=request.user)
        passed = [{"referral": row.pk, "reason": why} for row, why in filled.refused]
        told = {"selected": filled.done, "passed_over": passed}
        return Response(FilledSerializer(told).data)
