"""Papers of the report pack: added from the page before closing, downloaded, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.answer import as_attachment
from participants import services
from participants.document_forms import AddClassPaperForm
from participants.models import ClassPaper
from participants.services.class_paper import read_class_paper
from participants.views.back import back_to
from participants.views.class_page import class_of


def _paper(request: HttpRequest, pk: int) -> ClassPaper:
    rows = ClassPaper.objects.visible_to(request.user).select_related("batch")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.add_class_paper")
def add_class_paper(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    form = AddClassPaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            services.add_class_paper(batch, by=request.user, **form.cleaned_data)
        except Refusal as refused:
            form.add_error("file", str(refused.text))
        else:
            messages.success(request, _("The paper is kept."))
            return redirect("participants:show_closing", pk)
    return render(request, "participants/class_paper_add.html", {"batch": batch, "form": form})


@never_cache
@require_safe
@may("participants.view_closing")
def download_class_paper(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _paper(request, pk)
    with back_to(reverse("participants:show_closing", args=[paper.batch_id])):
        return as_attachment(read_class_paper(paper), paper.name)


@require_POST
@may("participants.remove_class_paper")
def remove_class_paper(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _paper(request, pk)
    with back_to(reverse("participants:show_closing", args=[paper.batch_id])):
        services.remove_class_paper(paper, by=request.user)
    messages.success(request, _("The paper is removed; its file is deleted."))
    return redirect("participants:show_closing", paper.batch_id)
