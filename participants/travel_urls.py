from django.urls import path

from participants.views import travel

urlpatterns = [
    path("classes/<int:pk>/travel/", travel.show_travel, name="show_travel"),
    path("classes/<int:pk>/travel/note/", travel.note_trips, name="note_trips"),
    path("classes/<int:pk>/travel/export/", travel.export_travel, name="export_travel"),
]
