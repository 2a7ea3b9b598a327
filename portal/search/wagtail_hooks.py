from wagtail import hooks

from .viewsets import SearchWordViewSet


@hooks.register("register_admin_viewset")
def register_search_words():
    return SearchWordViewSet()
