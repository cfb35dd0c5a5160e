from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from participants import services
from participants.api.training_serializers import NothingSerializer, ReasonSerializer
from participants.models import Certificate, CertificateProposal


class ProposalSerializer(serializers.ModelSerializer):
    people = serializers.SerializerMethodField()

    class Meta:
        model = CertificateProposal
        fields = ["id", "batch", "center", "kind", "issued_on", "status", "proposed_at",
                  "decided_at", "people"]  # fmt: skip
        read_only_fields = fields

    def get_people(self, proposal: CertificateProposal) -> list[int]:
        """The enrollments on the list."""
        return [row.enrollment_id for row in proposal.people.all()]


class ProposeSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=Certificate.Kind.choices)
    issued_on = serializers.DateField(required=False)


class ProposalViewSet(PortalViewSet):
    queryset = CertificateProposal.objects.prefetch_related("people").order_by("-pk")
    serializer_class = ProposalSerializer
    filterset_fields = ["batch", "kind", "status"]
    may = {
        "list": "participants.view_proposals",
        "retrieve": "participants.view_proposals",
        "approve": "participants.approve_certificates",
        "send_back": "participants.return_proposal",
        "withdraw": "participants.withdraw_proposal",
    }

    @extend_schema(request=NothingSerializer, responses=ProposalSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: str) -> Response:
        """Issued for everybody on the list, by somebody who has not proposed it."""
        proposal = self.get_object()
        services.approve_certificates(proposal, by=request.user)
        return Response(self.get_serializer(proposal).data)

    @extend_schema(request=ReasonSerializer, responses=ProposalSerializer)
    @action(detail=True, methods=["post"], url_path="return")
    def send_back(self, request: Request, pk: str) -> Response:
        words = asked(ReasonSerializer, request)
        proposal = services.return_proposal(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(proposal).data)

    @extend_schema(request=ReasonSerializer, responses=ProposalSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        words = asked(ReasonSerializer, request)
        proposal = services.withdraw_proposal(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(proposal).data)
