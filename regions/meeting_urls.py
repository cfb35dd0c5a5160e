"""The part of the addresses that is about coordination meetings; ``urls`` takes it in."""

from django.urls import path

from regions.views import meeting

urlpatterns = [
    path("meetings/", meeting.list_meetings, name="list_meetings"),
    path("meetings/new/", meeting.call_meeting, name="call_meeting"),
    path("meetings/<int:pk>/", meeting.show_meeting, name="show_meeting"),
    path("meetings/<int:pk>/decide/", meeting.decide, name="decide"),
    path("meetings/<int:pk>/task/", meeting.give_task, name="give_task"),
    path("meetings/<int:pk>/hold/", meeting.hold_meeting, name="hold_meeting"),
    path("meetings/<int:pk>/cancel/", meeting.cancel_meeting, name="cancel_meeting"),
]
