from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.api.agreement_cost import CostSerializer, SetCostsSerializer
from programs.api.serializers import (
    AgreementSerializer,
    NothingSerializer,
    ReasonSerializer,
    TermsSerializer,
)
from programs.filters import AgreementFilter
from programs.models import Agreement
from programs.services.agreement_cost import Share, costs_of


class AgreementViewSet(PortalViewSet):
    queryset = Agreement.objects.all().order_by("-starts_on", "pk")
    serializer_class = AgreementSerializer
    filterset_class = AgreementFilter
    may = {
        "list": "programs.view_agreements",
        "retrieve": "programs.view_agreements",
        "create": "programs.draft_agreement",
        "activate": "programs.activate_agreement",
        "end": "programs.end_agreement",
        "costs": "programs.view_agreements",
        "set_costs": "programs.set_costs",
    }

    @extend_schema(request=TermsSerializer, responses={201: AgreementSerializer})
    def create(self, request: Request) -> Response:
        agreement = services.draft_agreement(by=request.user, **asked(TermsSerializer, request))
        return Response(self.get_serializer(agreement).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=NothingSerializer, responses=AgreementSerializer)
    @action(detail=True, methods=["post"])
    def activate(self, request: Request, pk: str) -> Response:
        agreement = services.activate_agreement(self.get_object(), by=request.user)
        return Response(self.get_serializer(agreement).data)

    @extend_schema(request=ReasonSerializer, responses=AgreementSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        reason = asked(ReasonSerializer, request)
        agreement = services.end_agreement(self.get_object(), by=request.user, **reason)
        return Response(self.get_serializer(agreement).data)

    @extend_schema(responses=CostSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filterset_class=None)
    def costs(self, request: Request, pk: str) -> Response:
        """Who pays what for the people of the agreement; what is not agreed is not in it."""
        return Response(CostSerializer(costs_of(self.get_object()), many=True).data)

    @extend_schema(request=SetCostsSerializer, responses=CostSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="set-costs", pagination_class=None)
    def set_costs(self, request: Request, pk: str) -> Response:
        """All items that are agreed; one that is left out is not agreed any more."""
        agreement, costs = self.get_object(), asked(SetCostsSerializer, request)["costs"]
        shares = {each["item"]: Share(each["payer"], each.get("amount")) for each in costs}
        services.set_costs(agreement, shares, by=request.user)
        return Response(CostSerializer(costs_of(agreement), many=True).data)
