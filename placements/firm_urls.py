"""Where a firm without an account registers itself, at an address that can be told."""

from django.urls import path

from placements.views import signup

app_name = "firms"
urlpatterns = [
    path("register/", signup.sign_up_firm, name="sign_up_firm"),
    path("<str:link>/", signup.follow_signup, name="follow_signup"),
]
