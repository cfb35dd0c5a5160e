"""The part of the addresses that is about assessments; ``urls`` takes it in."""

from django.urls import path

from participants.views import assessment

urlpatterns = [
    path("classes/<int:pk>/assessments/", assessment.show_assessments, name="show_assessments"),
    path("classes/<int:pk>/assessments/plan/", assessment.plan_sitting, name="plan_sitting"),
    path(
        "assessment-days/<int:pk>/recommendations/",
        assessment.note_recommendations,
        name="note_recommendations",
    ),
    path("assessment-days/<int:pk>/decisions/", assessment.note_decisions, name="note_decisions"),
    path("assessment-days/<int:pk>/cancel/", assessment.cancel_sitting, name="cancel_sitting"),
    path(
        "assessments/<int:pk>/take-back/",
        assessment.take_back_assessment,
        name="take_back_assessment",
    ),
]
