from django.urls import path

from reports.views.home import home, search_page

urlpatterns = [
    path("", home, name="home"),
    path("search/", search_page, name="search"),
]
