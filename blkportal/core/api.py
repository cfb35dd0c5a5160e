"""What every API view shares: the person's rows, the table of verbs, one effect per key."""

from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from blkportal.core.access import MayDo
from blkportal.core.fields import fingerprint
from blkportal.core.models import IdempotencyKey
from blkportal.core.refusals import Refusal
from blkportal.core.visibility import ScopedQuerySet

LONGEST_KEY = 100


# A docstring here would be told to readers of the API's page, for every view without its own.
class PortalViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    # Lists and shows ``queryset.visible_to(user)``; ``may`` maps each action to its verb. The
    # record that an address names is looked for before anything that was sent is judged, so that
    # a foreign one is 404 however the request is made. A POST that carries ``Idempotency-Key`` is
    # done once: the same request again gets the first answer, another request under the same key
    # is refused. The answers of ``never_kept`` actions hold what the database may not hold in
    # clear; they do no harm when they are done again.

    permission_classes = [MayDo]
    may: dict[str, str] = {}
    never_kept: frozenset[str] = frozenset()
    lookup_value_regex = r"[0-9]{1,18}"

    def get_queryset(self) -> Any:
        rows = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return rows.none()
        return cast(ScopedQuerySet, rows).visible_to(self.request.user)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.kept_answer: IdempotencyKey | None = None
        self.found: Any = None
        return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        key = request.headers.get("Idempotency-Key", "")
        if request.method == "POST" and key and self.action not in self.never_kept:
            self.kept_answer = claim_key(request, key)
        if self.action is not None and (self.lookup_url_kwarg or self.lookup_field) in kwargs:
            self.found = super().get_object()

    def get_object(self) -> Any:
        return self.found

    def finalize_response(
        self, request: Any, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        kept = getattr(self, "kept_answer", None)
        if kept is not None and kept.status is None and response.status_code < 300:
            kept.status, kept.body = response.status_code, to_json(response.data)
            kept.save()
        return super().finalize_response(request, response, *args, **kwargs)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, SeenBefore):
            return Response(exc.answer.body, status=exc.answer.status)
        return super().handle_exception(exc)


class SeenBefore(Exception):
    def __init__(self, answer: IdempotencyKey) -> None:
        self.answer = answer


def claim_key(request: Request, key: str) -> IdempotencyKey:
    """Take the key for this request, or raise SeenBefore with the answer that it once got."""
    if len(key) > LONGEST_KEY or not key.isprintable():
        raise ValidationError({"Idempotency-Key": "Give at most 100 printable signs."})
    owner = {"user_id": request.user.pk, "key": key}
    digest = digest_of(request)
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(**owner, digest=digest)
    except IntegrityError:
        seen = IdempotencyKey.objects.get(**owner)
    if seen.digest != digest or seen.status is None:
        raise Refusal(_("This key has already been used for another request."), code="key_reused")
    raise SeenBefore(seen)


def digest_of(request: Request) -> str:
    """The same for the same request; a form with a file draws its boundary anew each time."""
    parts = [request.path.encode()]
    if request.content_type.startswith("multipart/"):
        sent = request._request
        for name, values in sorted(sent.POST.lists()):
            parts += [name.encode(), *(value.encode() for value in values)]
        for name, file in sorted(cast("dict[str, UploadedFile]", sent.FILES).items()):
            parts += [name.encode(), str(file.name).encode(), file.read()]
            file.seek(0)
    else:
        parts.append(request._request.body)
    return fingerprint(b"\0".join(parts))


def to_json(data: Any) -> Any:
    from json import loads

    from rest_framework.renderers import JSONRenderer

    return loads(JSONRenderer().render(data))
