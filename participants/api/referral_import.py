from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from blkportal.core.api import PortalViewSet
from blkportal.core.asked import asked as asked_of
from participants import services
from participants.models import ReferralImport
from participants.models.referral_import import Mode, ProblemKind
from programs.api.serializers import ReasonSerializer
from programs.models import Batch
from regions.codes import CodeScheme

MOST_PROBLEMS = 1_000


class ProblemSerializer(serializers.Serializer):
    row = serializers.IntegerField()
    column = serializers.CharField()
    label = serializers.CharField()
    value = serializers.CharField()
    sentence = serializers.CharField()
    kind = serializers.ChoiceField(choices=ProblemKind.choices)


class ReferralImportSerializer(serializers.ModelSerializer):
    """``problems`` comes with one upload, at most 1,000 of them; lists leave it out."""

    class Meta:
        model = ReferralImport
        fields = ["id", "batch", "regency", "file_name", "mode", "code_scheme", "status",
                  "rows_read", "rows_good", "rows_saved", "rows_changed", "refusal", "uploaded_at",
                  "saved_at"]  # fmt: skip


class ReferralImportDetail(ReferralImportSerializer):
    problems = serializers.SerializerMethodField()

    class Meta(ReferralImportSerializer.Meta):
        fields = [*ReferralImportSerializer.Meta.fields, "problems"]

    @extend_schema_field(ProblemSerializer(many=True))
    def get_problems(self, upload: ReferralImport) -> list[dict[str, Any]]:
        names = ("row", "column", "label", "value", "sentence", "kind")
        return [dict(zip(names, line, strict=True)) for line in upload.problems[:MOST_PROBLEMS]]


class UploadReferrals(serializers.Serializer):
    batch = serializers.IntegerField(min_value=1, max_value=2**62)
    file = serializers.FileField(max_length=200, allow_empty_file=True)
    mode = serializers.ChoiceField(choices=Mode.choices, required=False, default=Mode.GOOD_ROWS)
    code_scheme = serializers.ChoiceField(
        choices=CodeScheme.choices, required=False, default=CodeScheme.UNDECLARED
    )


class ConfirmImport(serializers.Serializer):
    leave_out = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=100_000),
        required=False,
        max_length=1_000,
    )
    doubts_seen = serializers.BooleanField(required=False, default=False)


class ReferralImportViewSet(PortalViewSet):
    queryset = ReferralImport.objects.defer("checked_rows", "changed_rows").order_by("-pk")
    filterset_fields = ["status", "batch"]
    may = {
        "list": "participants.view_referral_import",
        "retrieve": "participants.view_referral_import",
        "create": "participants.upload_referrals",
        "confirm": "participants.confirm_import",
        "discard": "participants.discard_import",
        "undo": "participants.undo_import",
    }

    def get_serializer_class(self) -> type[serializers.Serializer]:
        return ReferralImportSerializer if self.action == "list" else ReferralImportDetail

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        return rows.defer("problems") if self.action == "list" else rows

    @extend_schema(
        request={"multipart/form-data": UploadReferrals},
        responses={201: ReferralImportDetail, 200: ReferralImportDetail},
    )
    def create(self, request: Request) -> Response:
        """Upload a list; it is checked in the background. The same file again answers 200."""
        asked = UploadReferrals(data=request.data)
        asked.is_valid(raise_exception=True)
        file = asked.validated_data["file"]
        batches = Batch.objects.visible_to(request.user).select_related("program")
        batch = get_object_or_404(batches, pk=asked.validated_data["batch"])
        mode = Mode(asked.validated_data["mode"])
        scheme = CodeScheme(asked.validated_data["code_scheme"])
        upload, is_new = services.upload_referrals(
            batch, file, file.name, by=request.user, mode=mode, scheme=scheme
        )
        code = status.HTTP_201_CREATED if is_new else status.HTTP_200_OK
        return Response(self.get_serializer(upload).data, status=code)

    @extend_schema(request=ConfirmImport, responses=ReferralImportDetail)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        asked = ConfirmImport(data=request.data)
        asked.is_valid(raise_exception=True)
        upload = services.confirm_import(
            self.get_object(), by=request.user, **asked.validated_data
        )
        return Response(self.get_serializer(upload).data)

    @extend_schema(request=None, responses=ReferralImportDetail)
    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: str) -> Response:
        upload = services.discard_import(self.get_object(), by=request.user)
        return Response(self.get_serializer(upload).data)

    @extend_schema(request=ReasonSerializer, responses=ReferralImportDetail)
    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:
        """All nominations of a saved list are withdrawn, while no center has touched one."""
        words = asked_of(ReasonSerializer, request)
        upload = services.undo_import(self.get_object(), by=request.user, **words)
        return Response(self.get_serializer(upload).data)
