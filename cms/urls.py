from django.urls import URLPattern, URLResolver, path

from cms.views import media

app_name = "cms"
urlpatterns: list[URLPattern | URLResolver] = [
    # Where settings.MEDIA_URL points.
    path("media/<path:name>", media.serve_picture, name="picture"),
]
