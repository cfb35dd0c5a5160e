"""A batch with its people: what is done to all of them at once."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from participants import services
from participants.api.assessment import PlanSittingSerializer, SittingSerializer
from participants.api.certificate_proposal import ProposalSerializer, ProposeSerializer
from participants.api.selection_step import SelectionStepSerializer
from participants.api.siapkerja import ComparedSerializer, ReturnedFileSerializer
from participants.api.training_day import (
    AssignDaysSerializer,
    PlanDaysSerializer,
    TrainingDaySerializer,
)
from participants.api.training_serializers import EnrollmentSerializer, NothingSerializer
from participants.api.trip import NoteTripsSerializer
from participants.api.unit_result import NotedSerializer, NoteResultsSerializer
from participants.models import Referral, SelectionStep
from participants.models.selection import BEST
from participants.services.selection_step import PlannedStep
from participants.siapkerja import compare_siapkerja
from programs.models import (
    Batch,
    CenterStaff,
    CertificationBody,
    CompetencyUnit,
    TrainingRoom,
)


class PassedOver(serializers.Serializer):
    referral = serializers.IntegerField()
    reason = serializers.CharField()


class SelectionPlanSerializer(serializers.Serializer):
    steps = SelectionStepSerializer(many=True)


class RankedSerializer(serializers.Serializer):
    referral = serializers.IntegerField(source="pk")
    rank = serializers.IntegerField()
    points = serializers.DecimalField(max_digits=5, decimal_places=2)


class TurnedDownSerializer(serializers.Serializer):
    referral = serializers.IntegerField(source="pk")
    reason = serializers.CharField()


class FilledSerializer(serializers.Serializer):
    selected = EnrollmentSerializer(many=True)
    passed_over = PassedOver(many=True)


class PlannedStepSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=SelectionStep.Kind.choices)
    held_on = serializers.DateField()
    weight = serializers.IntegerField(min_value=1, max_value=BEST, default=1)
    pass_mark = serializers.IntegerField(
        min_value=0, max_value=BEST, allow_null=True, default=None
    )


class PlanSelectionSerializer(serializers.Serializer):
    steps = PlannedStepSerializer(many=True, max_length=len(SelectionStep.Kind))

    def validate_steps(self, steps: list[dict]) -> list[PlannedStep]:
        if len({step["kind"] for step in steps}) < len(steps):
            raise serializers.ValidationError(_("Name each kind of step once."))
        return [PlannedStep(**step) for step in steps]


class LastDaySerializer(serializers.Serializer):
    on = serializers.DateField()


class DeadlineSerializer(serializers.Serializer):
    batch = serializers.IntegerField(source="pk")
    reregister_by = serializers.DateField()


class ReleasedSerializer(serializers.Serializer):
    released = EnrollmentSerializer(many=True)
    followed = EnrollmentSerializer(many=True)
    passed_over = PassedOver(many=True)


class TimetableSerializer(serializers.Serializer):
    days = TrainingDaySerializer(many=True)


class RankingSerializer(serializers.Serializer):
    selected = EnrollmentSerializer(many=True)
    reserve = RankedSerializer(many=True)
    failed = TurnedDownSerializer(many=True)
    absent = TurnedDownSerializer(many=True)


class ClassViewSet(PortalViewSet):
    queryset = Batch.objects.all()
    serializer_class = NothingSerializer
    may = {
        "fill_seats": "participants.fill_seats",
        "plan_selection": "participants.plan_selection",
        "rank": "participants.rank_nominees",
        "set_reregistration": "participants.set_reregistration",
        "release_silent": "participants.release_silent",
        "note_results": "participants.note_results",
        "plan_days": "participants.plan_days",
        "plan_sitting": "participants.plan_sitting",
        "propose_certificates": "participants.propose_certificates",
        "compare_siapkerja": "participants.compare_siapkerja",
        "assign_days": "participants.assign_days",
        "note_trips": "participants.note_trips",
    }

    @extend_schema(request=NothingSerializer, responses=FilledSerializer)
    def fill_seats(self, request: Request, pk: int) -> Response:
        """The free seats of a batch go to the reserve list, in its order."""
        filled = services.fill_seats(self.get_object(), by=request.user)
        told = {"selected": filled.done, "passed_over": _passed(filled.refused)}
        return Response(FilledSerializer(told).data)

    @extend_schema(request=PlanSelectionSerializer, responses=SelectionPlanSerializer)
    def plan_selection(self, request: Request, pk: int) -> Response:
        """The steps of the selection: these and no others."""
        steps = asked(PlanSelectionSerializer, request)["steps"]
        planned = services.plan_selection(self.get_object(), steps=steps, by=request.user)
        return Response(SelectionPlanSerializer({"steps": planned}).data)

    @extend_schema(request=NothingSerializer, responses=RankingSerializer)
    def rank(self, request: Request, pk: int) -> Response:
        """Everybody with papers in order gets a decision by the points of all steps."""
        ranking = services.rank_nominees(self.get_object(), by=request.user)
        return Response(RankingSerializer(ranking).data)

    @extend_schema(request=LastDaySerializer, responses=DeadlineSerializer)
    def set_reregistration(self, request: Request, pk: int) -> Response:
        """Until when everybody with a seat is to say again that they will come."""
        day = asked(LastDaySerializer, request)
        batch = services.set_reregistration(self.get_object(), by=request.user, **day)
        return Response(DeadlineSerializer(batch).data)

    @extend_schema(request=NothingSerializer, responses=ReleasedSerializer)
    def release_silent(self, request: Request, pk: int) -> Response:
        """Whose day has passed in silence gives up the seat, and the reserve list follows."""
        done = services.release_silent(self.get_object(), by=request.user)
        told = done._asdict() | {"passed_over": _passed(done.passed_over)}
        return Response(ReleasedSerializer(told).data)

    @extend_schema(request=NoteResultsSerializer, responses=NotedSerializer)
    def note_results(self, request: Request, pk: int) -> Response:
        """The next attempt at one unit, for some or all people of the class."""
        batch, words = self.get_object(), asked(NoteResultsSerializer, request)
        units = CompetencyUnit.objects.filter(program=batch.program_id)
        unit = get_object_or_404(units, pk=words["unit"])
        results = {row["enrollment"]: row["is_passed"] for row in words["results"]}
        number = services.note_results(batch, unit, results, on=words.get("on"), by=request.user)
        return Response({"noted": number})

    @extend_schema(
        request={"multipart/form-data": ReturnedFileSerializer}, responses=ComparedSerializer
    )
    def compare_siapkerja(self, request: Request, pk: int) -> Response:
        """What they have, what we have, what differs; file and answer are kept."""
        batch, file = self.get_object(), asked(ReturnedFileSerializer, request)["file"]
        kept = compare_siapkerja(batch, file, file.name, by=request.user)
        return Response(ComparedSerializer(kept).data)

    @extend_schema(request=PlanDaysSerializer, responses=TimetableSerializer)
    def plan_days(self, request: Request, pk: int) -> Response:
        """The lesson hours of the program, spread over working days."""
        words = asked(PlanDaysSerializer, request)
        days = services.plan_days(self.get_object(), by=request.user, **words)
        return Response(TimetableSerializer({"days": days}).data)

    @extend_schema(request=AssignDaysSerializer, responses=TimetableSerializer)
    def assign_days(self, request: Request, pk: int) -> Response:
        """Room and instructor of the days to come, or of some; each serves one class a day."""
        batch, words = self.get_object(), asked(AssignDaysSerializer, request)
        rooms = TrainingRoom.objects.visible_to(request.user)
        people = CenterStaff.objects.visible_to(request.user)
        room, instructor = words["room"], words["instructor"]
        services.assign_days(
            batch,
            room=get_object_or_404(rooms, pk=room) if room else None,
            instructor=get_object_or_404(people, pk=instructor) if instructor else None,
            since=words["since"],
            until=words["until"],
            by=request.user,
        )
        return Response(TimetableSerializer({"days": batch.training_days.order_by("day")}).data)

    @extend_schema(request=NoteTripsSerializer, responses=NotedSerializer)
    def note_trips(self, request: Request, pk: int) -> Response:
        """How people travelled for one cost item, and who paid; all or none."""
        words = asked(NoteTripsSerializer, request)
        number = services.note_trips(
            self.get_object(), words["item"], words["journeys"], by=request.user
        )
        return Response({"noted": number})

    @extend_schema(request=PlanSittingSerializer, responses=SittingSerializer)
    def plan_sitting(self, request: Request, pk: int) -> Response:
        """People of the class become candidates of a certification body, on one day."""
        words = asked(PlanSittingSerializer, request)
        body = get_object_or_404(CertificationBody, pk=words.pop("body"))
        sitting = services.plan_sitting(self.get_object(), body=body, by=request.user, **words)
        return Response(SittingSerializer(sitting).data)

    @extend_schema(request=ProposeSerializer, responses=ProposalSerializer)
    def propose_certificates(self, request: Request, pk: int) -> Response:
        """Everybody of the class who is due; somebody else approves."""
        words = asked(ProposeSerializer, request)
        proposal = services.propose_certificates(self.get_object(), by=request.user, **words)
        return Response(ProposalSerializer(proposal).data)


def _passed(rows: list[tuple[Referral, str]]) -> list[dict[str, Any]]:
    return [{"referral": row.pk, "reason": why} for row, why in rows]
