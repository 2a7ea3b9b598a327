"""The public doors of this app. No address here ever carries a look-up code."""

from django.urls import path, re_path

from .views import answers, feeds, letters, track

app_name = "petitions"
urlpatterns = [
    path("petitions/new/", letters.write, name="new"),
    path("petitions/track/", track.look_up, name="track"),
    re_path(r"^petitions/track/(?P<act>supplement|rate|review)/$", track.act, name="act"),
    path("answers/", answers.answer_list, name="answer_list"),
    path("feeds/answers.atom", feeds.atom, name="feed"),
    path("answers/<str:number>/", answers.answer, name="answer"),
]
