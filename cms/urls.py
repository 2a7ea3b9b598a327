from django.urls import URLPattern, URLResolver, path

from cms.views import feeds, media

app_name = "cms"
urlpatterns: list[URLPattern | URLResolver] = [
    # Where settings.MEDIA_URL points.
    path("media/<path:name>", media.serve_picture, name="picture"),
    path("feeds/policies.atom", feeds.policies, name="policies_feed"),
    path("feeds/guides.atom", feeds.guides, name="guides_feed"),
]
