"""Errors of the open data in one shape: RFC 9457 problem+json, titles in Chinese."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

TITLES = {
    400: gettext_lazy("请求有误"),
    401: gettext_lazy("需要登录"),
    403: gettext_lazy("没有权限"),
    404: gettext_lazy("没有找到"),
    405: gettext_lazy("不支持这种操作"),
    406: gettext_lazy("不提供这种格式"),
    410: gettext_lazy("已不再提供"),
    415: gettext_lazy("不支持这种内容类型"),
    429: gettext_lazy("请求太频繁"),
}


def problem(error: Exception, context: dict) -> Response | None:
    """The answer to an error that a client can do something about; None leaves the rest to Django."""
    response = exception_handler(error, context)
    if response is None:
        return None
    status = response.status_code
    body = {"type": "about:blank", "title": str(TITLES.get(status, _("出错了"))), "status": status}
    if isinstance(error, exceptions.ValidationError) and isinstance(response.data, dict):
        body["detail"] = _("有%(count)d处参数有误，见errors。") % {"count": len(response.data)}
        body["errors"] = [{"parameter": name, "detail": _join(told)} for name, told in response.data.items()]
    elif isinstance(error, exceptions.Throttled):
        body["detail"] = _("请在%(seconds)d秒后再试。") % {"seconds": error.wait or 1}
    elif isinstance(response.data, dict) and "detail" in response.data:
        body["detail"] = str(response.data["detail"])
    else:
        body["detail"] = _join(response.data)
    response.data, response.content_type = body, "application/problem+json"
    return response


def _join(told) -> str:
    return " ".join(map(str, told)) if isinstance(told, list) else str(told)
