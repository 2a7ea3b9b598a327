"""The addresses of the batch screens."""

from django.urls import path
from wagtail.admin.viewsets.base import ViewSet

from . import decisions, detail, lists, problem_lists, uploads


class BatchViewSet(ViewSet):
    name = "batches"
    url_prefix = "batches"

    def get_urlpatterns(self):
        return [
            path("", lists.BatchList.as_view(), name="index"),
            path("add/", uploads.UploadBatch.as_view(), name="add"),
            path("template/", uploads.TemplateWorkbook.as_view(), name="template"),
            path("template/<slug:variant>/", uploads.TemplateWorkbook.as_view(), name="template_of"),
            path("remembered/", lists.RememberedList.as_view(), name="remembered"),
            path("remembered/<int:pk>/", lists.ChangeRemembered.as_view(), name="change_remembered"),
            path("remembered/<int:pk>/forget/", lists.ForgetRemembered.as_view(), name="forget_remembered"),
            path("purges/", lists.PurgeRegister.as_view(), name="purges"),
            path("<int:pk>/", detail.BatchDetail.as_view(), name="detail"),
            path("<int:pk>/progress/", detail.BatchProgress.as_view(), name="progress"),
            path("<int:pk>/columns/", decisions.ChooseColumns.as_view(), name="columns"),
            path("<int:pk>/replace/", uploads.ReplaceBatch.as_view(), name="replace"),
            path("<int:pk>/resume/", decisions.ResumeBatch.as_view(), name="resume"),
            path("<int:pk>/problems/", problem_lists.ProblemWorkbook.as_view(), name="problems"),
            path("<int:pk>/problems.csv", problem_lists.ProblemTable.as_view(), name="problems_csv"),
            path("<int:pk>/confirm/", decisions.ConfirmBatch.as_view(), name="confirm"),
            path("<int:pk>/submit/", decisions.SubmitBatch.as_view(), name="submit"),
            path("<int:pk>/return/", decisions.ReturnBatch.as_view(), name="return"),
            path("<int:pk>/withdraw/", decisions.WithdrawBatch.as_view(), name="withdraw"),
        ]
