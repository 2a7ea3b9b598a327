from django.urls import URLPattern, URLResolver, path, register_converter

from .converters import NoticeNumber
from .views import downloads, feeds, listing, notices

register_converter(NoticeNumber, "notice_number")

app_name = "disclosures"
urlpatterns: list[URLPattern | URLResolver] = [
    path("notices/", notices.notice_list, name="notice_list"),
    path("notices/<notice_number:number>/", notices.notice, name="notice"),
    path("notices/<notice_number:number>/listed/", listing.listing, name="listing"),
    path("notices/<notice_number:number>/totals.csv", downloads.totals_csv, name="notice_totals"),
    path("feeds/notices.atom", feeds.atom, name="feed"),
    path("feeds/villages/<str:code>.atom", feeds.village_atom, name="village_feed"),
]
