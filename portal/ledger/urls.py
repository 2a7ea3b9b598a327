from django.urls import path

from . import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.log, name="log"),
    path("ledger/log.jsonl", views.download, name="download"),
    path("ledger/verify_log.py", views.verifier, name="verifier"),
    path("ledger/digests.txt", views.all_digests, name="digests"),
    path("ledger/digests/<str:day>.txt", views.digest_of_day, name="digest"),
    path("ledger/<int:number>/", views.entry, name="entry"),
]
