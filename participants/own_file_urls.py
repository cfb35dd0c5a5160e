"""The part of the addresses that is about a person's own page; ``urls`` takes it in."""

from django.urls import path

from participants.views import data_request, own_file, own_link

urlpatterns = [
    path("<int:pk>/link/", own_link.give_link, name="give_link"),
    path("<int:pk>/link/send/", own_link.send_link, name="send_link"),
    path("data-requests/", data_request.list_data_requests, name="list_data_requests"),
    path("data-requests/<int:pk>/", data_request.show_data_request, name="show_data_request"),
    path(
        "data-requests/<int:pk>/fulfil/",
        data_request.fulfil_data_request,
        name="fulfil_data_request",
    ),
    path(
        "data-requests/<int:pk>/decline/",
        data_request.decline_data_request,
        name="decline_data_request",
    ),
    path("my/<str:link>/", own_file.show_own_file, name="show_own_file"),
    path("my/<str:link>/consent/", own_file.switch_consent, name="switch_consent"),
    path("my/<str:link>/correct/", own_file.ask_correction, name="ask_correction"),
    path("my/<str:link>/erase/", own_file.ask_erasure, name="ask_erasure"),
    path("my/<str:link>/requests/<int:pk>/withdraw/", own_file.withdraw_data_request,
         name="withdraw_data_request"),
    path("my/<str:link>/copy/", own_file.download_copy, name="download_copy"),
    path("my/<str:link>/certificates/<int:pk>/", own_file.print_own_certificate,
         name="print_own_certificate"),
]  # fmt: skip
