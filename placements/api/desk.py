"""The placement desk through the API: the same lists as on the page."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from blkportal.core.access import MayDo
from placements.services.desk import desk_of
from placements.states import PledgeStatus


class DeskClass(serializers.Serializer):
    """Numbers are people of this office: in all, without an offer, and who agree to be found."""

    batch = serializers.IntegerField()
    title = serializers.CharField()
    ends_on = serializers.DateField()
    people = serializers.IntegerField()
    without = serializers.IntegerField()
    agree = serializers.IntegerField()


class DeskFit(serializers.Serializer):
    """``fits`` of ``asked`` people of the vocation who have no offer."""

    vacancy = serializers.IntegerField(source="vacancy.pk")
    job_title = serializers.CharField(source="vacancy.job_title")
    employer = serializers.CharField(source="vacancy.employer.name")
    asked = serializers.IntegerField()
    fits = serializers.IntegerField()


class DeskFirm(serializers.Serializer):
    """Work that began within a year: with proof, and still without."""

    employer = serializers.IntegerField(source="pk")
    name = serializers.CharField()
    proved = serializers.IntegerField()
    unproved = serializers.IntegerField()


class DeskPledge(serializers.Serializer):
    """``kept`` of ``people`` are taken on, to start by ``starts_by``."""

    pledge = serializers.IntegerField(source="pk")
    batch = serializers.IntegerField(source="batch_id")
    title = serializers.CharField(source="batch.title")
    employer = serializers.CharField(source="employer.name")
    people = serializers.IntegerField()
    kept = serializers.IntegerField()
    starts_by = serializers.DateField()
    status = serializers.ChoiceField(choices=PledgeStatus)


class DeskSerializer(serializers.Serializer):
    classes = DeskClass(many=True)
    fits = DeskFit(many=True)
    pledges = DeskPledge(many=True)
    to_thank = DeskFirm(many=True)
    to_call = DeskFirm(many=True)


class DeskViewSet(ViewSet):
    """Who graduates soon without an offer, which vacancies fit them, which pledges are due, whom
    to thank or call."""

    permission_classes = [MayDo]
    may = {"show": "placements.view_desk"}

    @extend_schema(responses=DeskSerializer)
    def show(self, request: Request) -> Response:
        return Response(DeskSerializer(desk_of(request.user)).data)
