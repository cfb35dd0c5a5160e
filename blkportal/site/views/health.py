from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blkportal.core.scope import untouched


@login_not_required
@untouched
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@login_not_required
@untouched
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers too, with its schema and regions in place."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM regions_regency")
            ready = cursor.fetchone()[0] > 0
    except DatabaseError:
        ready = False
    text, status = ("ready\n", 200) if ready else ("not ready\n", 503)
    return HttpResponse(text, content_type="text/plain", status=status)
