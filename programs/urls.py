from django.urls import path

from programs import agreement_urls, need_urls
from programs.views import (
    batch,
    catalog,
    center,
    download,
    ledger,
    quota,
    rule_set,
    seat_offer,
)

app_name = "programs"
urlpatterns = [
    path("", catalog.list_programs, name="list_programs"),
    path("<int:pk>/", catalog.show_program, name="show_program"),
    path("<int:pk>/rules/", rule_set.set_rules, name="set_rules"),
    path("rules/<int:pk>/drop/", rule_set.drop_rules, name="drop_rules"),
    path("centers/", center.list_centers, name="list_centers"),
    path("centers/<slug:code>/", center.show_center, name="show_center"),
    path("batches/", batch.list_batches, name="list_batches"),
    path("batches/plan/", batch.plan_batch, name="plan_batch"),
    path("batches/<int:pk>/", batch.show_batch, name="show_batch"),
    path("batches/<int:pk>/correct/", batch.correct_batch, name="correct_batch"),
    path("batches/<int:pk>/open/", batch.open_batch, name="open_batch"),
    path("batches/<int:pk>/start-selection/", batch.start_selection, name="start_selection"),
    path("batches/<int:pk>/confirm/", batch.confirm_batch, name="confirm_batch"),
    path("batches/<int:pk>/start/", batch.start_batch, name="start_batch"),
    path("batches/<int:pk>/start-assessment/", batch.start_assessment, name="start_assessment"),
    path("batches/<int:pk>/start-graduation/", batch.start_graduation, name="start_graduation"),
    path("batches/<int:pk>/close/", batch.close_batch, name="close_batch"),
    path("batches/<int:pk>/postpone/", batch.postpone_batch, name="postpone_batch"),
    path("batches/<int:pk>/cancel/", batch.cancel_batch, name="cancel_batch"),
    *agreement_urls.urlpatterns,
    *need_urls.urlpatterns,
    path("quotas/", quota.list_quotas, name="list_quotas"),
    path("quotas/balances/", ledger.list_balances, name="list_balances"),
    path("quotas/balances/export/", download.export_balances, name="export_balances"),
    path("quotas/<int:pk>/", ledger.show_quota, name="show_quota"),
    path("quotas/<int:pk>/offer/", seat_offer.offer_seats, name="offer_seats"),
    path("seats/", seat_offer.list_offers, name="list_offers"),
    path("seats/<int:pk>/", seat_offer.show_offer, name="show_offer"),
    path("seats/<int:pk>/claim/", seat_offer.claim_seats, name="claim_seats"),
    path("seats/<int:pk>/take-back/", seat_offer.take_back_seats, name="take_back_seats"),
    path("quotas/<int:pk>/change/", quota.change_quota, name="change_quota"),
]
