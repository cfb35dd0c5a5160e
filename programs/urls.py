from django.urls import path

from programs.views import agreement, agreement_cost, batch, catalog, center, quota

app_name = "programs"
urlpatterns = [
    path("", catalog.list_programs, name="list_programs"),
    path("<int:pk>/", catalog.show_program, name="show_program"),
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
    path("agreements/", agreement.list_agreements, name="list_agreements"),
    path("agreements/draft/", agreement.draft_agreement, name="draft_agreement"),
    path("agreements/<int:pk>/", agreement.show_agreement, name="show_agreement"),
    path("agreements/<int:pk>/correct/", agreement.correct_agreement, name="correct_agreement"),
    path("agreements/<int:pk>/activate/", agreement.activate_agreement, name="activate_agreement"),
    path("agreements/<int:pk>/costs/", agreement_cost.set_costs, name="set_costs"),
    path("agreements/<int:pk>/end/", agreement.end_agreement, name="end_agreement"),
    path("agreements/<int:pk>/grant-quota/", quota.grant_quota, name="grant_quota"),
    path("quotas/", quota.list_quotas, name="list_quotas"),
    path("quotas/<int:pk>/change/", quota.change_quota, name="change_quota"),
]
