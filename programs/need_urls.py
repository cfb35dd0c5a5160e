"""The part of the addresses that is about training needs; ``urls`` takes it in."""

from django.urls import path

from programs.views import download, need_list, need_steps, training_need

urlpatterns = [
    path("needs/", training_need.list_needs, name="list_needs"),
    path("needs/export/", download.export_needs, name="export_needs"),
    path("needs/new/", training_need.draft_need, name="draft_need"),
    path("needs/upload/", need_list.upload_needs, name="upload_needs"),
    path("needs/template/", need_list.need_template, name="need_template"),
    path("needs/<int:pk>/", training_need.show_need, name="show_need"),
    path("needs/<int:pk>/correct/", training_need.correct_need, name="correct_need"),
    path("needs/<int:pk>/submit/", need_steps.submit_need, name="submit_need"),
    path("needs/<int:pk>/withdraw/", need_steps.withdraw_need, name="withdraw_need"),
    path("needs/<int:pk>/up/", need_steps.move_up, name="move_need_up"),
    path("needs/<int:pk>/down/", need_steps.move_down, name="move_need_down"),
    path("needs/<int:pk>/review/", need_steps.review_need, name="review_need"),
    path("needs/<int:pk>/return/", need_steps.return_need, name="return_need"),
    path("needs/<int:pk>/plan/", need_steps.plan_need, name="plan_need"),
    path("needs/<int:pk>/defer/", need_steps.defer_need, name="defer_need"),
    path("needs/<int:pk>/reject/", need_steps.reject_need, name="reject_need"),
]
