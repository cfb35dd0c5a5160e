"""The part of the addresses that is about certificates of a class; ``urls`` takes it in."""

from django.urls import path

from participants.views import certificate_proposal as proposal
from participants.views import closing

urlpatterns = [
    path("classes/<int:pk>/certify/", proposal.propose_certificates, name="propose_certificates"),
    path("classes/<int:pk>/closing/", closing.show_closing, name="show_closing"),
    path("classes/<int:pk>/teaching/", closing.show_teaching, name="show_teaching"),
    path("certificate-proposals/<int:pk>/", proposal.show_proposal, name="show_proposal"),
    path(
        "certificate-proposals/<int:pk>/approve/",
        proposal.approve_certificates,
        name="approve_certificates",
    ),
    path(
        "certificate-proposals/<int:pk>/return/", proposal.return_proposal, name="return_proposal"
    ),
    path(
        "certificate-proposals/<int:pk>/withdraw/",
        proposal.withdraw_proposal,
        name="withdraw_proposal",
    ),
]
