"""The front page and the public figures."""

from django.shortcuts import render


def index(request):
    return render(request, "home/home.html")
