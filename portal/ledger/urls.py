from django.urls import path

from . import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.log, name="log"),
    path("ledger/log.jsonl", views.download, name="download"),
    path("ledger/verify_log.py", views.verifier, name="verifier"),
    path("ledger/<int:number>/", views.entry, name="entry"),
]
