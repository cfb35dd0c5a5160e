"""The part of the addresses that is about living in the dormitory; ``urls`` takes it in."""

from django.urls import path

from participants.views import arrivals, boarding, dormitory, what_if

urlpatterns = [
    path("arrivals/", arrivals.show_arrivals, name="show_arrivals"),
    path("what-if/", what_if.ask_what_if, name="ask_what_if"),
    path("dormitory/", dormitory.show_dormitory, name="show_dormitory"),
    path("enrollments/<int:pk>/leave/", boarding.give_leave, name="give_leave"),
    path("enrollments/<int:pk>/change-bed/", boarding.change_bed, name="change_bed"),
    path("leaves/<int:pk>/return/", boarding.note_return, name="note_return"),
]
