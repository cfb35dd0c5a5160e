from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import services
from accounts.api.serializers import InvitationSerializer, MeSerializer, UserSerializer
from accounts.filters import UserFilter
from accounts.models import User
from blkportal.core.api import PortalViewSet


class MeView(APIView):
    permission_classes = [IsAuthenticated]

    @extend_schema(responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who the token or the session belongs to, and what this person may do."""
        return Response(MeSerializer(request.user).data)


class UserViewSet(PortalViewSet):
    """Colleagues of the own office; everybody for the ministry."""

    queryset = User.objects.order_by("name", "pk")
    serializer_class = UserSerializer
    filterset_class = UserFilter
    may = {
        "list": "accounts.see_user",
        "retrieve": "accounts.see_user",
        "create": "accounts.invite_user",
        "resend": "accounts.resend_invitation",
        "deactivate": "accounts.deactivate_user",
        "reactivate": "accounts.reactivate_user",
    }

    @extend_schema(request=InvitationSerializer, responses={201: UserSerializer})
    def create(self, request: Request) -> Response:
        """Invite a colleague: the person gets a letter with a link."""
        asked = InvitationSerializer(data=request.data, context={"request": request})
        asked.is_valid(raise_exception=True)
        user = services.invite_user(**asked.validated_data, by=request.user)
        return Response(self.get_serializer(user).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=UserSerializer)
    @action(detail=True, methods=["post"])
    def resend(self, request: Request, pk: Any = None) -> Response:
        """Send the letter again; the earlier link ends."""
        return self._done(services.resend_invitation)

    @extend_schema(request=None, responses=UserSerializer)
    @action(detail=True, methods=["post"])
    def deactivate(self, request: Request, pk: Any = None) -> Response:
        """Close the account: its next request is refused."""
        return self._done(services.deactivate_user)

    @extend_schema(request=None, responses=UserSerializer)
    @action(detail=True, methods=["post"])
    def reactivate(self, request: Request, pk: Any = None) -> Response:
        """Open the account again."""
        return self._done(services.reactivate_user)

    def _done(self, verb: Any) -> Response:
        user = self.get_object()
        verb(user, by=self.request.user)
        return Response(self.get_serializer(user).data)
