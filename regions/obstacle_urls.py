"""The part of the addresses that is about obstacles; ``urls`` takes it in."""

from django.urls import path

from regions.views import obstacle, obstacle_steps, slowness

urlpatterns = [
    path("obstacles/", obstacle.list_obstacles, name="list_obstacles"),
    path("obstacles/new/", obstacle.raise_obstacle, name="raise_obstacle"),
    path("obstacles/slowest/", slowness.slowest_obstacles, name="slowest_obstacles"),
    path("obstacles/<int:pk>/", obstacle.show_obstacle, name="show_obstacle"),
    path("obstacles/<int:pk>/comment/", obstacle_steps.comment, name="comment_obstacle"),
    path("obstacles/<int:pk>/take-up/", obstacle_steps.take_up, name="take_up_obstacle"),
    path("obstacles/<int:pk>/solve/", obstacle_steps.solve, name="solve_obstacle"),
    path("obstacles/<int:pk>/give-up/", obstacle_steps.give_up, name="give_up_obstacle"),
    path("obstacles/<int:pk>/reopen/", obstacle_steps.reopen, name="reopen_obstacle"),
    path("obstacles/<int:pk>/merge/", obstacle_steps.merge, name="merge_obstacle"),
]
