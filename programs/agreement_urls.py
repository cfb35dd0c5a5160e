"""The part of the addresses that is about agreements; ``urls`` takes it in."""

from django.urls import path

from programs.views import agreement, agreement_cost, agreement_paper, quota, renewal

urlpatterns = [
    path("agreements/", agreement.list_agreements, name="list_agreements"),
    path("agreements/draft/", agreement.draft_agreement, name="draft_agreement"),
    path("agreements/<int:pk>/", agreement.show_agreement, name="show_agreement"),
    path("agreements/<int:pk>/correct/", agreement.correct_agreement, name="correct_agreement"),
    path("agreements/<int:pk>/activate/", agreement.activate_agreement, name="activate_agreement"),
    path("agreements/<int:pk>/costs/", agreement_cost.set_costs, name="set_costs"),
    path("agreements/<int:pk>/end/", agreement.end_agreement, name="end_agreement"),
    path("agreements/<int:pk>/grant-quota/", quota.grant_quota, name="grant_quota"),
    path(
        "agreements/<int:pk>/papers/add/",
        agreement_paper.add_agreement_paper,
        name="add_agreement_paper",
    ),
    path(
        "agreement-papers/<int:pk>/download/",
        agreement_paper.download_agreement_paper,
        name="download_agreement_paper",
    ),
    path(
        "agreement-papers/<int:pk>/remove/",
        agreement_paper.remove_agreement_paper,
        name="remove_agreement_paper",
    ),
    path("agreements/<int:pk>/ask-renewal/", renewal.ask_renewal, name="ask_renewal"),
    path("renewals/<int:pk>/renew/", renewal.renew_agreement, name="renew_agreement"),
    path("renewals/<int:pk>/refuse/", renewal.refuse_renewal, name="refuse_renewal"),
    path("renewals/<int:pk>/withdraw/", renewal.withdraw_renewal, name="withdraw_renewal"),
]
