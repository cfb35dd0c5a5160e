from django.urls import path

from placements.views import (
    alumni,
    employer,
    follow_up,
    graduate,
    hire_request,
    personal,
    placement,
)

app_name = "placements"
urlpatterns = [
    path("graduates/", graduate.graduate_list, name="graduate_list"),
    path("graduates/request/", graduate.request_hire, name="request_hire"),
    path("graduates/<int:pk>/", graduate.graduate_detail, name="graduate_detail"),
    path("hire-requests/", hire_request.hire_request_list, name="hire_request_list"),
    path("hire-requests/<int:pk>/", hire_request.hire_request_detail, name="hire_request_detail"),
    path(
        "hire-requests/<int:pk>/accept/",
        hire_request.accept_hire_request,
        name="accept_hire_request",
    ),
    path(
        "hire-requests/<int:pk>/decline/",
        hire_request.decline_hire_request,
        name="decline_hire_request",
    ),
    path("hire-requests/<int:pk>/hire/", hire_request.hire, name="hire"),
    path(
        "hire-requests/<int:pk>/withdraw/",
        hire_request.withdraw_hire_request,
        name="withdraw_hire_request",
    ),
    path("placements/", placement.placement_list, name="placement_list"),
    path("placements/<int:pk>/", placement.placement_detail, name="placement_detail"),
    path("placements/<int:pk>/see/", placement.see_placement, name="see_placement"),
    path("placements/<int:pk>/confirm/", placement.confirm_placement, name="confirm_placement"),
    path("placements/<int:pk>/end/", placement.end_placement, name="end_placement"),
    path("alumni/", alumni.alumni_list, name="alumni_list"),
    path("alumni/<int:pk>/answer/", alumni.record_answer, name="record_answer"),
    path("alumni/<int:pk>/placement/", placement.record_placement, name="record_placement"),
    path("follow-ups/", follow_up.list_follow_ups, name="list_follow_ups"),
    path("follow-ups/rates/", follow_up.show_rates, name="show_rates"),
    path("follow-ups/<int:pk>/", follow_up.show_follow_up, name="show_follow_up"),
    path("follow-ups/<int:pk>/answer/", follow_up.answer_follow_up, name="answer_follow_up"),
    path("follow-ups/<int:pk>/link/", follow_up.replace_link, name="replace_link"),
    path("my/request/<str:link>/", personal.answer_hire_by_link, name="answer_hire_by_link"),
    path("my/<str:link>/", personal.answer_by_link, name="answer_by_link"),
    path("employers/", employer.employer_list, name="employer_list"),
    path("employers/register/", employer.register_employer, name="register_employer"),
    path("employers/<int:pk>/", employer.employer_detail, name="employer_detail"),
    path("employers/<int:pk>/correct/", employer.correct_employer, name="correct_employer"),
    path("employers/<int:pk>/verify/", employer.verify_employer, name="verify_employer"),
    path("employers/<int:pk>/deny/", employer.deny_employer, name="deny_employer"),
    path("employers/<int:pk>/suspend/", employer.suspend_employer, name="suspend_employer"),
    path("employers/<int:pk>/contact/", employer.appoint_contact, name="appoint_contact"),
]
