"""Work that the worker does for reports; found by Celery under the name of this module."""

from typing import Any

from celery import shared_task

from blkportal.core.jobs import Progress, job_kind
from reports import services
from reports.services.notices import MAIL_NEWS, MAIL_SLOWEST
from reports.services.open_data import PUBLISH
from reports.services.quality_check import CHECK
from reports.services.quality_letters import MAIL_QUALITY
from reports.services.quota_accepting import ACCEPT
from reports.services.quota_scenario import PROPOSE
from reports.services.regional_report import BUILD
from reports.services.report_letters import MAIL_REPORT
from reports.services.report_run import BUILD_RUN


@job_kind(BUILD)
def build_report(progress: Progress) -> dict[str, Any]:
    report = services.build_report(progress.job, by=progress.user, report_progress=progress.report)
    return {"report": report.pk}


@job_kind(BUILD_RUN)
def build_run(progress: Progress) -> dict[str, Any]:
    asked = progress.params
    return services.build_slice(asked["run"], asked["slice"], report_progress=progress.report)


@job_kind(MAIL_REPORT)
def mail_report(progress: Progress) -> dict[str, Any]:
    return services.mail_report(progress.user, progress.params)


@job_kind(PROPOSE)
def propose_quotas(progress: Progress) -> dict[str, Any]:
    return services.reckon_scenario(progress.params, report_progress=progress.report)


@job_kind(ACCEPT)
def accept_proposal(progress: Progress) -> dict[str, Any]:
    return services.accept_proposal(
        progress.params, by=progress.user, report_progress=progress.report
    )


@job_kind(MAIL_NEWS)
def mail_news(progress: Progress) -> dict[str, Any]:
    return services.mail_news(progress.user)


@job_kind(MAIL_SLOWEST)
def mail_slowest(progress: Progress) -> dict[str, Any]:
    return services.mail_slowest(progress.user)


@job_kind(MAIL_QUALITY)
def mail_quality(progress: Progress) -> dict[str, Any]:
    return services.mail_quality(progress.user)


@job_kind(CHECK)
def check_quality(progress: Progress) -> dict[str, Any]:
    run = services.check_quality(by=progress.user, report_progress=progress.report)
    return {"run": run.pk}


@shared_task(name="reports.check_quality")
def start_nightly_check() -> None:
    """Told each hour; a day has one."""
    services.start_nightly_check()


@job_kind(PUBLISH)
def publish_open_data(progress: Progress) -> dict[str, Any]:
    found = services.publish_open_data(
        progress.params.get("year"),
        by=progress.user,
        reason=progress.params.get("reason", ""),
        report_progress=progress.report,
    )
    return {"versions": len(found)}


@shared_task(name="reports.publish_open_data")
def start_publication() -> None:
    """Told each hour; published once a quarter."""
    services.start_publication()


@shared_task(name="reports.start_letters")
def start_letters() -> None:
    """Told each hour; of each kind a person gets one letter a day at most."""
    services.start_letters()
    services.start_quality_letters()


@shared_task(name="reports.start_runs")
def start_runs() -> None:
    """Told each hour; each period gets its reports once, and each reader one letter."""
    services.start_due_runs()
    services.lapse_approvals()
    services.start_report_letters()
