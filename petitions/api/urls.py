"""Addresses of the answers' open data, under /api/v1/."""

from rest_framework.routers import SimpleRouter

from .views import AnswerViewSet

router = SimpleRouter()
router.register("answers", AnswerViewSet, basename="answer")
urlpatterns = router.urls
