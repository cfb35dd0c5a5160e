"""The part of the addresses that is about people's papers; ``urls`` takes it in."""

from django.urls import path

from participants.views import personal_document as document

urlpatterns = [
    path("<int:pk>/documents/add/", document.add_document, name="add_document"),
    path("documents/<int:pk>/", document.show_document, name="show_document"),
    path("documents/<int:pk>/preview/", document.preview_document, name="preview_document"),
    path("documents/<int:pk>/download/", document.download_document, name="download_document"),
    path("documents/<int:pk>/accept/", document.accept_document, name="accept_document"),
    path("documents/<int:pk>/decline/", document.decline_document, name="decline_document"),
    path("documents/<int:pk>/remove/", document.remove_document, name="remove_document"),
]
