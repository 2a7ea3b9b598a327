from django.urls import path

from .books import AidView, BalanceView, FundsView, PaymentsView
from .matters import MattersView
from .views import OverviewView

urlpatterns = [
    path("statistics/overview/", OverviewView.as_view(), name="statistics-overview"),
    path("statistics/balance/", BalanceView.as_view(), name="statistics-balance"),
    path("statistics/aid/", AidView.as_view(), name="statistics-aid"),
    path("statistics/funds/", FundsView.as_view(), name="statistics-funds"),
    path("statistics/payments/", PaymentsView.as_view(), name="statistics-payments"),
    path("statistics/matters/", MattersView.as_view(), name="statistics-matters"),
]
