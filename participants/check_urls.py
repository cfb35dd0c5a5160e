"""Short, because it stands in a picture on paper."""

from django.urls import path

from participants import converters  # noqa: F401  registers "token"
from participants.views import certificate_check

app_name = "check"
urlpatterns = [
    path("", certificate_check.check_certificate, name="check_certificate"),
    path("<token:token>/", certificate_check.show_checked, name="show_checked"),
]
