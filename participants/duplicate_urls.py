"""The part of the addresses that is about records of one person; ``urls`` takes it in."""

from django.urls import path

from participants.views import duplicate

urlpatterns = [
    path("duplicates/", duplicate.list_duplicates, name="list_duplicates"),
    path("<int:pk>/join/", duplicate.join_people, name="join_people"),
    path("<int:pk>/tell-apart/", duplicate.tell_apart, name="tell_apart"),
    path("merges/<int:pk>/undo/", duplicate.undo_join, name="undo_join"),
]
