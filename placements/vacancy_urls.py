"""The public pages of vacancies, at an address that can be told."""

from django.urls import path

from placements.views import public_vacancy

app_name = "vacancies"
urlpatterns = [
    path("", public_vacancy.list_public, name="list_public"),
    path("feed/", public_vacancy.feed, name="feed"),
    path("<int:pk>/", public_vacancy.show_public, name="show_public"),
]
