"""What anybody needs to verify a credential. Signed credentials name these addresses."""

from django.urls import path

from participants.views import credential

app_name = "credentials"
urlpatterns = [
    path("issuer.json", credential.show_issuer, name="show_issuer"),
    path("keys.json", credential.list_keys, name="list_keys"),
    path("keys/<slug:kid>.json", credential.show_key, name="show_key"),
    path("status/<int:number>", credential.show_status_list, name="show_status_list"),
]
