"""Open data, at addresses that stay: of a set and year, and of each of their versions."""

from django.urls import path

from reports.views import embed, open_data, open_data_files

app_name = "open_data"
ONE = "<slug:code>/<int:year>/"
VERSION = f"{ONE}v<int:version>/"
urlpatterns = [
    path("", open_data.list_open_data, name="list_open_data"),
    path("catalog.jsonld", open_data_files.show_catalog, name="show_catalog"),
    path("publish/", open_data.publish_open_data, name="publish_open_data"),
    path("embed/", embed.embed_nation, name="embed_nation"),
    path("embed/<str:province>/", embed.embed_province, name="embed_province"),
    path(ONE, open_data.show_open_data, name="show_open_data"),
    path(f"{ONE}data.<slug:kind>", open_data_files.download, name="download"),
    path(VERSION, open_data.show_version, name="show_version"),
    path(f"{VERSION}data.<slug:kind>", open_data_files.download, name="download_version"),
]
