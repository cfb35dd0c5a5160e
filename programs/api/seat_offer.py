from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.roles import Role
from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked
from programs import services
from programs.ledger_filters import OfferFilter
from programs.models import Quota, SeatClaim, SeatOffer
from regions.models import Regency


class OfferSerializer(serializers.ModelSerializer):
    class Meta:
        model = SeatOffer
        fields = ["id", "regency", "center", "batch", "program", "year", "seats", "remaining",
                  "reason", "until", "needs_first_until", "status", "offered_at"]  # fmt: skip
        read_only_fields = fields


class ClaimSerializer(serializers.ModelSerializer):
    class Meta:
        model = SeatClaim
        fields = ["id", "offer", "quota", "regency", "from_regency", "seats", "claimed_at"]
        read_only_fields = fields


class OfferSeats(serializers.Serializer):
    """``quota`` is one of the own region; ``until`` the last day to take the seats over."""

    quota = serializers.IntegerField(min_value=1, max_value=2**62)
    seats = serializers.IntegerField(min_value=1, max_value=9999)
    until = serializers.DateField()
    needs_first_until = serializers.DateField(required=False, allow_null=True)
    reason = serializers.CharField(max_length=500)


class ClaimSeats(serializers.Serializer):
    """``regency`` is left out by an officer, who takes over for the own region."""

    seats = serializers.IntegerField(min_value=1, max_value=9999)
    regency = serializers.PrimaryKeyRelatedField(queryset=Regency.objects.all(), required=False)


class TakeBackSeats(serializers.Serializer):
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class SeatOfferViewSet(PortalViewSet):
    queryset = SeatOffer.objects.select_related("regency", "batch", "center").order_by("-pk")
    serializer_class = OfferSerializer
    filterset_class = OfferFilter
    may = {
        "list": "programs.view_agreements",
        "retrieve": "programs.view_agreements",
        "create": "programs.offer_seats",
        "claim": "programs.claim_seats",
        "take_back": "programs.take_back_seats",
    }

    @extend_schema(request=OfferSeats, responses={201: OfferSerializer})
    def create(self, request: Request) -> Response:
        facts = asked(OfferSeats, request)
        quotas = Quota.objects.visible_to(request.user).select_related("batch", "regency")
        quota = quotas.filter(pk=facts.pop("quota")).first()
        if quota is None:
            raise NotFound
        offer = services.offer_seats(quota, by=request.user, **facts)
        return Response(self.get_serializer(offer).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ClaimSeats, responses={201: ClaimSerializer})
    @action(detail=True, methods=["post"])
    def claim(self, request: Request, pk: str) -> Response:
        facts, offer = asked(ClaimSeats, request), self.get_object()
        regency = facts.get("regency")
        if request.user.role == Role.REGENCY_OFFICER:
            regency = Regency.objects.get(pk=request.user.scope_key)
        if regency is None:
            raise serializers.ValidationError({"regency": [self._needed()]})
        claim = services.claim_seats(offer, seats=facts["seats"], regency=regency, by=request.user)
        return Response(ClaimSerializer(claim).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=TakeBackSeats, responses=OfferSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request: Request, pk: str) -> Response:
        reason, offer = asked(TakeBackSeats, request), self.get_object()
        if not offer.is_answered_by(request.user):
            raise NotFound
        services.take_back_seats(offer, by=request.user, **reason)
        return Response(self.get_serializer(offer).data)

    @staticmethod
    def _needed() -> str:
        return str(serializers.Field.default_error_messages["required"])
