"""The part of the addresses that is about the neighbour's register; ``urls`` takes it in."""

from django.urls import path

from participants.views import siapkerja

urlpatterns = [
    path("classes/<int:pk>/siapkerja/", siapkerja.compare_siapkerja, name="compare_siapkerja"),
    path("classes/<int:pk>/siapkerja/file/", siapkerja.export_siapkerja, name="export_siapkerja"),
    path("comparisons/<int:pk>/", siapkerja.show_comparison, name="show_comparison"),
    path("comparisons/<int:pk>/settle/", siapkerja.settle_differences, name="settle_differences"),
    path("comparisons/<int:pk>/export/", siapkerja.export_comparison, name="export_comparison"),
]
