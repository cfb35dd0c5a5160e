"""Every address. Apps are reached by name only, so that imports point down."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from blkportal.core.api_schema import KeptDescription
from blkportal.core.scope import unscoped
from blkportal.site.views.api_docs import api_docs
from blkportal.site.views.design import design
from blkportal.site.views.health import livez, readyz

API = ["accounts", "regions", "programs", "participants", "placements", "reports"]
handler400 = "blkportal.site.views.errors.bad_request"
handler404 = "blkportal.site.views.errors.not_found"
handler500 = "blkportal.site.views.errors.server_error"

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("language/", login_not_required(unscoped(set_language)), name="set_language"),
    path("design/", design, name="design"),
    path("admin/", admin.site.urls),
    path("accounts/", include("accounts.urls")),
    path("regions/", include("regions.urls")),
    path("programs/", include("programs.urls")),
    path("participants/", include("participants.urls")),
    path("check/", include("participants.check_urls")),
    path("credentials/", include("participants.credential_urls")),
    path("placements/", include("placements.urls")),
    path("firms/", include("placements.firm_urls")),
    path("vacancies/", include("placements.vacancy_urls")),
    path("reports/", include("reports.urls")),
    path("open-data/", include("reports.open_data_urls")),
    path("api/", api_docs, name="api_docs"),
    path(
        "api/schema/",
        SpectacularAPIView.as_view(permission_classes=[AllowAny], generator_class=KeptDescription),
        name="api_schema",
    ),
    *[path("api/v1/", include(f"{app}.api.urls")) for app in API],
    path("", include("reports.home_urls")),
]
