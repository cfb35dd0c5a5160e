"""Documents of an agreement: added from its page, taken away as files, removed with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from blkportal.core.uploads.answer import as_attachment
from programs import services
from programs.agreement_forms import AddAgreementPaperForm, RemovalForm
from programs.models import Agreement, AgreementPaper


def _paper(request: HttpRequest, pk: int) -> AgreementPaper:
    rows = AgreementPaper.objects.visible_to(request.user).select_related("agreement")
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.add_agreement_paper")
def add_agreement_paper(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(Agreement.objects.visible_to(request.user), pk=pk)
    form = AddAgreementPaperForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            services.add_agreement_paper(agreement, by=request.user, **form.cleaned_data)
        except Refusal as refused:
            form.add_error("file", str(refused.text))
        else:
            messages.success(request, _("The document is kept; both sides can read it."))
            return redirect("programs:show_agreement", pk)
    context = {"agreement": agreement, "form": form}
    return render(request, "programs/agreement_paper_add.html", context)


@never_cache
@require_safe
@may("programs.read_agreement_paper")
def download_agreement_paper(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _paper(request, pk)
    content = services.read_agreement_paper(paper, by=request.user)
    return as_attachment(content, paper.name)


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.remove_agreement_paper")
def remove_agreement_paper(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _paper(request, pk)
    form = RemovalForm(request.POST or None)
    if form.is_valid():
        services.remove_agreement_paper(paper, by=request.user, **form.cleaned_data)
        messages.success(request, _("The document is removed; its file is deleted."))
        return redirect("programs:show_agreement", paper.agreement_id)
    context = {"paper": paper, "agreement": paper.agreement, "form": form}
    return render(request, "programs/agreement_paper_remove.html", context)
