"""The part of the addresses that is about reminders; ``urls`` takes it in."""

from django.urls import path

from participants.views import reminder

urlpatterns = [
    path("waiting/", reminder.list_waiting, name="list_waiting"),
    path("waiting/<str:code>/remind/", reminder.remind_regency, name="remind_regency"),
]
