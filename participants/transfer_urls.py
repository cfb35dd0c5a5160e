"""The part of the addresses that is about records changing hands; ``urls`` takes it in."""

from django.urls import path

from participants.views import transfer

urlpatterns = [
    path("transfers/", transfer.list_transfers, name="list_transfers"),
    path("transfers/ask/", transfer.ask_transfer, name="ask_transfer"),
    path("transfers/<int:pk>/", transfer.show_transfer, name="show_transfer"),
    path("transfers/<int:pk>/grant/", transfer.grant_transfer, name="grant_transfer"),
    path("transfers/<int:pk>/decline/", transfer.decline_transfer, name="decline_transfer"),
    path("transfers/<int:pk>/withdraw/", transfer.withdraw_transfer, name="withdraw_transfer"),
]
