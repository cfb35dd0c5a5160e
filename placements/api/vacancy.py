"""Vacancies, with the steps of their pages: the firm reports, the ministry reviews."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from placements import services
from placements.api.views import words_of
from placements.models import Vacancy
from placements.services.vacancy_facts import FACTS, mistakes_in
from placements.services.vacancy_units import mistake_in_units
from placements.states import VacancyStatus
from placements.vacancy_filters import VacancyFilter
from programs.api.serializers import NothingSerializer, ReasonSerializer
from regions.models import Regency

MOST_SHOWN = 100


class VacancySerializer(serializers.ModelSerializer):
    """An empty condition binds nobody; ``places_left`` is the headcount less the places taken."""

    employer_name = serializers.CharField(source="employer.name")
    places_left = serializers.IntegerField()
    education = serializers.CharField(read_only=True)  # empty: any
    sex = serializers.CharField(read_only=True)  # empty: women and men

    class Meta:
        model = Vacancy
        fields = ["id", "employer", "employer_name", *FACTS, "filled", "places_left", "status",
                  "is_own", "returned_because", "published_at", "joined_into",
                  "version"]  # fmt: skip
        read_only_fields = fields


class DraftVacancy(serializers.ModelSerializer):
    work_regency = serializers.PrimaryKeyRelatedField(queryset=Regency.objects.current())

    class Meta:
        model = Vacancy
        fields = FACTS

    def validate_units(self, codes: list[str]) -> list[str]:
        if sentence := mistake_in_units(codes):
            raise serializers.ValidationError(sentence)
        return codes

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        if mistakes := mistakes_in(data):
            raise serializers.ValidationError(mistakes)
        return data


class MatchSerializer(serializers.Serializer):
    """``held`` of ``asked`` units; ``missed`` names a condition that the person does not meet."""

    certificate = serializers.IntegerField(source="key")
    held = serializers.IntegerField()
    asked = serializers.IntegerField()
    km = serializers.IntegerField(help_text="From the home regency to that of the work")
    level = serializers.IntegerField(allow_null=True)
    missed = serializers.CharField()
    reasons = serializers.ListField(child=serializers.CharField())


class ChangeVacancy(DraftVacancy):
    """Only what is sent changes; ``version`` is the one that was read."""

    version = serializers.IntegerField(min_value=1)

    class Meta:
        model = Vacancy
        fields = ["version", *FACTS]
        extra_kwargs = {name: {"required": False} for name in FACTS}

    def get_fields(self) -> Any:
        fields = super().get_fields()
        fields["work_regency"].required = False
        return fields


class SubmitVacancy(serializers.Serializer):
    """``is_own`` says that the firm employs and pays the people itself, ``is_another`` that it is
    not one of the firm's own that are much alike."""

    is_own = serializers.BooleanField()
    is_another = serializers.BooleanField(required=False)


class JoinVacancies(serializers.Serializer):
    into = serializers.PrimaryKeyRelatedField(queryset=Vacancy.objects.none())

    def get_fields(self) -> Any:
        fields = super().get_fields()
        if request := self.context.get("request"):
            fields["into"].queryset = Vacancy.objects.visible_to(request.user)
        return fields


class ReportFilled(serializers.Serializer):
    filled = serializers.IntegerField(min_value=0, max_value=10_000)


class VacancyViewSet(PortalViewSet):
    queryset = Vacancy.objects.as_listed()
    serializer_class = VacancySerializer
    filterset_class = VacancyFilter
    http_method_names = ["get", "head", "options", "post", "patch"]
    may = {
        "list": "placements.view_vacancies",
        "retrieve": "placements.view_vacancies",
        "graduates": "placements.view_graduates",
        "create": "placements.draft_vacancy",
        "partial_update": "placements.change_vacancy",
        "submit": "placements.submit_vacancy",
        "join": "placements.join_vacancies",
        "publish": "placements.publish_vacancy",
        "send_back": "placements.return_vacancy",
        "filled": "placements.report_filled",
        "close": "placements.close_vacancy",
    }

    @extend_schema(responses=MatchSerializer(many=True))
    @action(detail=True, pagination_class=None, filter_backends=[])
    def graduates(self, request: Request, pk: str) -> Response:
        """At most a hundred people on offer, who fits a published vacancy best first, and why."""
        if self.found.status != VacancyStatus.PUBLISHED:
            raise NotFound
        matches = services.matches_of(self.found, by=request.user)
        return Response(MatchSerializer(matches[:MOST_SHOWN], many=True).data)

    @extend_schema(request=DraftVacancy, responses={201: VacancySerializer})
    def create(self, request: Request) -> Response:
        vacancy = services.draft_vacancy(by=request.user, **words_of(self, DraftVacancy))
        return Response(self.get_serializer(vacancy).data, status=201)

    @extend_schema(request=ChangeVacancy, responses=VacancySerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        changes = words_of(self, ChangeVacancy)
        version = changes.pop("version")
        return self._told(services.change_vacancy, version=version, changes=changes)

    @extend_schema(request=SubmitVacancy, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: str) -> Response:
        """Where the firm offers work that is much alike, refused with the numbers in ``alike``."""
        return self._told(services.submit_vacancy, **words_of(self, SubmitVacancy))

    @extend_schema(request=JoinVacancies, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def join(self, request: Request, pk: str) -> Response:
        """Answers with the vacancy that has the places now."""
        return self._told(services.join_vacancies, **words_of(self, JoinVacancies))

    @extend_schema(request=NothingSerializer, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: str) -> Response:
        return self._told(services.publish_vacancy)

    @extend_schema(request=ReasonSerializer, responses=VacancySerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request: Request, pk: str) -> Response:
        return self._told(services.return_vacancy, **words_of(self, ReasonSerializer))

    @extend_schema(request=ReportFilled, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def filled(self, request: Request, pk: str) -> Response:
        return self._told(services.report_filled, **words_of(self, ReportFilled))

    @extend_schema(request=ReasonSerializer, responses=VacancySerializer)
    @action(detail=True, methods=["post"])
    def close(self, request: Request, pk: str) -> Response:
        return self._told(services.close_vacancy, **words_of(self, ReasonSerializer))

    def _told(self, service: Callable[..., Any], **words: Any) -> Response:
        vacancy = service(self.get_object(), by=self.request.user, **words)
        return Response(self.get_serializer(vacancy).data)
