from django.urls import path

from regions import meeting_urls, obstacle_urls, wage_urls
from regions.views import agency, officer

app_name = "regions"
urlpatterns = [
    path("agencies/", agency.list_agencies, name="list_agencies"),
    path("agencies/mine/", agency.see_own_agency, name="see_own_agency"),
    path("agencies/<int:pk>/", agency.see_agency, name="see_agency"),
    path("agencies/<int:pk>/change/", agency.change_agency, name="change_agency"),
    path("officers/<int:pk>/move/", officer.move_officer, name="move_officer"),
    *obstacle_urls.urlpatterns,
    *meeting_urls.urlpatterns,
    *wage_urls.urlpatterns,
]
