"""A person's papers: added on their page, looked at on a page of their own, answered there."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.uploads.answer import as_attachment
from blkportal.core.uploads.refusal import UploadRefused
from participants import services
from participants.center_forms import ReasonForm
from participants.document_forms import AddDocumentForm
from participants.models import Participant, PersonalDocument
from participants.states import document_moves
from participants.told import told
from participants.views.back import back_to


def _document(request: HttpRequest, pk: int) -> PersonalDocument:
    rows = PersonalDocument.objects.visible_to(request.user).select_related("participant")
    return get_object_or_404(rows.defer("participant__nik"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.add_document")
def add_document(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Participant.objects.visible_to(request.user), pk=pk)
    form = AddDocumentForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _is_kept(person, form, request.user):
        messages.success(request, _("The document is kept; the center can look at it now."))
        return redirect("participants:participant_detail", pk)
    context = {"person": person, "form": form}
    return render(request, "participants/document_add.html", context)


def _is_kept(person: Participant, form: AddDocumentForm, by: Any) -> bool:
    """False with the sentence beside the field when the file is at fault."""
    try:
        with back_to(reverse("participants:participant_detail", args=[person.pk])):
            services.add_document(person, by=by, **form.cleaned_data)
    except UploadRefused as refused:
        form.add_error("file", str(refused.text))
        return False
    return True


@require_safe
@may("participants.view_documents")
def show_document(request: HttpRequest, pk: int) -> HttpResponse:
    document = _document(request, pk)
    context = {
        "document": document,
        "person": document.participant,
        "decline_form": ReasonForm(),
        "history": told(document),
        "may_read": document.file and may_do(request.user, "participants.read_document"),
        **_actions(request.user, document),
    }
    return render(request, "participants/document_detail.html", context)


def _actions(user: Any, document: PersonalDocument) -> dict[str, bool]:
    return {
        f"may_{verb}": may_do(user, f"participants.{verb}_document")
        and document_moves.can(verb, document)
        for verb in ("accept", "decline", "remove")
    }


@never_cache
@require_safe
@may("participants.read_document")
def preview_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Our own drawing of a picture; the file itself is never shown inside a page."""
    document = _document(request, pk)
    content = services.read_document(document, by=request.user, preview=True)
    return HttpResponse(content, content_type="image/webp")


@never_cache
@require_safe
@may("participants.read_document")
def download_document(request: HttpRequest, pk: int) -> HttpResponse:
    document = _document(request, pk)
    content = services.read_document(document, by=request.user)
    return as_attachment(content, document.name)


@require_POST
@may("participants.accept_document")
def accept_document(request: HttpRequest, pk: int) -> HttpResponse:
    document = _document(request, pk)
    with back_to(reverse("participants:show_document", args=[pk])):
        services.accept_document(document, by=request.user)
    messages.success(request, _("%(document)s: accepted.") % {"document": document})
    return redirect("participants:participant_detail", document.participant_id)


@require_POST
@may("participants.decline_document")
def decline_document(request: HttpRequest, pk: int) -> HttpResponse:
    document = _document(request, pk)
    with back_to(reverse("participants:show_document", args=[pk])):
        reason = request.POST.get("reason", "")[:300]
        services.decline_document(document, reason=reason, by=request.user)
    messages.success(request, _("%(document)s: not accepted.") % {"document": document})
    return redirect("participants:participant_detail", document.participant_id)


@require_POST
@may("participants.remove_document")
def remove_document(request: HttpRequest, pk: int) -> HttpResponse:
    document = _document(request, pk)
    with back_to(reverse("participants:show_document", args=[pk])):
        services.remove_document(document, by=request.user)
    messages.success(request, _("The document is removed; its file is deleted."))
    return redirect("participants:participant_detail", document.participant_id)
