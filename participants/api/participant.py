"""Participants through the API: the own ones, without their NIK."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from participants import services
from participants.api.consent import ConsentSerializer
from participants.filters import ParticipantFilter
from participants.models import Consent, Look, Participant
from participants.nik import NikRefused, read_nik
from participants.services.look import note_look
from participants.services.own_file import address_of

FACTS = [
    "name", "sex", "birth_date", "education", "phone", "email", "address", "domicile",
    "has_disability", "is_poor_household",
]  # fmt: skip


class ParticipantSerializer(serializers.ModelSerializer):
    masked_nik = serializers.CharField(read_only=True)

    class Meta:
        model = Participant
        fields = ["id", "masked_nik", *FACTS, "regency", "created_at", "version"]
        read_only_fields = ["regency", "created_at", "version"]


class NikInput(serializers.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, **options)

    def to_internal_value(self, data: Any) -> str:
        try:
            return read_nik(super().to_internal_value(data)).digits
        except NikRefused as refused:
            raise serializers.ValidationError(str(refused.text), code="nik") from refused


class RegisterParticipant(serializers.ModelSerializer):
    nik = NikInput(write_only=True)

    class Meta:
        model = Participant
        fields = ["nik", *FACTS]


class CorrectParticipant(serializers.ModelSerializer):
    """``version`` is the one that was read; somebody else's change in between gives 409."""

    nik = NikInput(write_only=True, required=False)
    version = serializers.IntegerField(min_value=1)

    class Meta:
        model = Participant
        fields = ["version", "nik", *FACTS]


class RevealNik(serializers.Serializer):
    reason = serializers.CharField(max_length=300)


class WholeNik(serializers.Serializer):
    nik = serializers.CharField()


class OwnLink(serializers.Serializer):
    link = serializers.URLField()
    until = serializers.DateField()


class GiveConsent(serializers.Serializer):
    purpose = serializers.ChoiceField(choices=Consent.Purpose.choices)
    channel = serializers.ChoiceField(
        choices=[(each.value, each.label) for each in Consent.TO_AN_OFFICE]
    )


class ParticipantViewSet(PortalViewSet):
    queryset = Participant.objects.defer("nik").order_by("name", "pk")
    serializer_class = ParticipantSerializer
    filterset_class = ParticipantFilter
    http_method_names = ["get", "head", "options", "post", "patch"]
    never_kept = frozenset({"reveal_nik", "give_link"})
    may = {
        "list": "participants.view_participant",
        "retrieve": "participants.view_participant",
        "create": "participants.register_participant",
        "partial_update": "participants.correct_participant",
        "reveal_nik": "participants.reveal_nik",
        "give_consent": "participants.give_consent",
        "give_link": "participants.give_link",
    }

    @extend_schema(request=RegisterParticipant, responses={201: ParticipantSerializer})
    def create(self, request: Request) -> Response:
        """Register a person; whoever the office already knows is answered as kept."""
        asked = RegisterParticipant(data=request.data)
        asked.is_valid(raise_exception=True)
        facts = dict(asked.validated_data)
        person = services.register_participant(nik=facts.pop("nik"), by=request.user, **facts)
        return Response(self.get_serializer(person).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=CorrectParticipant, responses=ParticipantSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        asked = CorrectParticipant(data=request.data, partial=True)
        asked.is_valid(raise_exception=True)
        changes = dict(asked.validated_data)
        if "version" not in changes:
            raise serializers.ValidationError({"version": "Give the version that you have read."})
        version = changes.pop("version")
        person = services.correct_participant(
            self.get_object(), version=version, changes=changes, by=request.user
        )
        return Response(self.get_serializer(person).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        note_look([self.found.pk], Look.Kind.FILE, by=request.user)
        return super().retrieve(request, *args, **kwargs)

    @extend_schema(request=None, responses={201: OwnLink})
    @action(detail=True, methods=["post"], url_path="give-link")
    def give_link(self, request: Request, pk: str) -> Response:
        """A new link to the person's own page; every earlier one opens nothing any more."""
        person = services.give_link(self.get_object(), by=request.user)
        answer = {"link": address_of(person), "until": person.link_until}
        return Response(OwnLink(answer).data, status=201, headers={"Cache-Control": "no-store"})

    @extend_schema(request=RevealNik, responses=WholeNik)
    @action(detail=True, methods=["post"], url_path="reveal-nik")
    def reveal_nik(self, request: Request, pk: str) -> Response:
        asked = RevealNik(data=request.data)
        asked.is_valid(raise_exception=True)
        nik = services.reveal_nik(
            self.get_object(), reason=asked.validated_data["reason"], by=request.user
        )
        return Response({"nik": nik}, headers={"Cache-Control": "no-store"})

    @extend_schema(request=GiveConsent, responses={201: ConsentSerializer})
    @action(detail=True, methods=["post"], url_path="give-consent")
    def give_consent(self, request: Request, pk: str) -> Response:
        asked = GiveConsent(data=request.data)
        asked.is_valid(raise_exception=True)
        consent = services.give_consent(self.get_object(), by=request.user, **asked.validated_data)
        return Response(ConsentSerializer(consent).data, status=status.HTTP_201_CREATED)
