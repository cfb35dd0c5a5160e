"""Long work: a page of its own that refreshes itself, may be left, and can be cancelled."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.jobs import cancel_job as stop_job
from blkportal.core.models import Job
from blkportal.core.models.job import JobState
from reports.work_names import left_of, name_of, result_of

REFRESH_SECONDS = 3


@require_safe
@may("reports.view_job")
def job(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    if found.status == JobState.DONE and found.page:
        if came_to := result_of(found):
            messages.info(request, came_to)
        return redirect(found.page)
    return waiting_page(request, found, title=name_of(found))


@require_POST
@may("reports.cancel_job")
def cancel_job(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    stop_job(found, by=request.user)
    messages.success(request, _("The work has been cancelled."))
    return redirect("reports:job", pk)


def waiting_page(
    request: HttpRequest, job: Job | None, *, title: Any, again: Any = None
) -> HttpResponse:
    """The same page for every kind of work. The Refresh header serves those without JavaScript."""
    open_job = job is not None and not job.has_ended
    context: dict[str, Any] = {"job": job, "title": title, "again": again, "is_open": open_job}
    if job is not None:
        context["left"] = left_of(job)
    if job is not None and job.started_at and open_job:
        context |= times_of(job)
    response = render(request, "reports/job_detail.html", context)
    if open_job:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


def times_of(job: Job) -> dict[str, float | None]:
    elapsed = (timezone.now() - job.started_at).total_seconds() if job.started_at else 0
    expected = elapsed * (job.total - job.done) / job.done if job.done else None
    return {"elapsed": elapsed, "expected": expected}
