"""The part of the addresses that is about papers of people and classes; ``urls`` takes it in."""

from django.urls import path

from participants.views import class_paper
from participants.views import personal_document as document

urlpatterns = [
    path("<int:pk>/documents/add/", document.add_document, name="add_document"),
    path("documents/<int:pk>/", document.show_document, name="show_document"),
    path("documents/<int:pk>/preview/", document.preview_document, name="preview_document"),
    path("documents/<int:pk>/download/", document.download_document, name="download_document"),
    path("documents/<int:pk>/accept/", document.accept_document, name="accept_document"),
    path("documents/<int:pk>/decline/", document.decline_document, name="decline_document"),
    path("classes/<int:pk>/papers/add/", class_paper.add_class_paper, name="add_class_paper"),
    path(
        "class-papers/<int:pk>/download/",
        class_paper.download_class_paper,
        name="download_class_paper",
    ),
    path(
        "class-papers/<int:pk>/remove/", class_paper.remove_class_paper, name="remove_class_paper"
    ),
    path("documents/<int:pk>/remove/", document.remove_document, name="remove_document"),
]
