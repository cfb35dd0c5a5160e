"""Short, because it stands in a picture on paper."""

from django.urls import path

from participants import converters  # noqa: F401  registers "token"
from participants.views import certificate_check, credential, offline_check

app_name = "check"
urlpatterns = [
    path("", certificate_check.check_certificate, name="check_certificate"),
    path("offline/", offline_check.check_offline, name="check_offline"),
    path("offline/file/", offline_check.download_offline, name="download_offline"),
    path("<token:token>/", certificate_check.show_checked, name="show_checked"),
    path("<token:token>/credential/", credential.download_checked, name="download_checked"),
]
