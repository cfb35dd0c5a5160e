"""The part of the addresses that is about minimum wages; ``urls`` takes it in."""

from django.urls import path

from regions.views import minimum_wage

urlpatterns = [
    path("minimum-wages/", minimum_wage.list_minimum_wages, name="list_minimum_wages"),
    path("minimum-wages/upload/", minimum_wage.upload_wages, name="upload_wages"),
    path("minimum-wages/template/", minimum_wage.wage_template, name="wage_template"),
    path("minimum-wages/lists/<int:pk>/", minimum_wage.show_wages, name="show_wages"),
    path(
        "minimum-wages/lists/<int:pk>/confirm/", minimum_wage.confirm_wages, name="confirm_wages"
    ),
    path(
        "minimum-wages/lists/<int:pk>/discard/", minimum_wage.discard_wages, name="discard_wages"
    ),
]
