from django.urls import path

from . import crawling, feeds, views

app_name = "home"
urlpatterns = [
    path("", views.index, name="index"),
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/<slug:name>.csv", views.statistics_csv, name="statistics_csv"),
    path("feeds/", feeds.feed_list, name="feeds"),
    path("robots.txt", crawling.robots, name="robots"),
    path("sitemap.xml", crawling.sitemap, name="sitemap"),
]
