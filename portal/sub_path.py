"""Living below a sub-path of the county's portal, as /zwgk/dibao.

Django writes every address with FORCE_SCRIPT_NAME in front. What arrives differs: one proxy cuts the sub-path off, the
next hands it on, and a township cannot always choose.
"""

from collections.abc import Callable, Iterable

from django.conf import settings

type Application = Callable[[dict, Callable], Iterable[bytes]]


def below(application: Application, prefix: str | None = None) -> Application:
    """The application, asked with the sub-path or without it."""
    prefix = (settings.FORCE_SCRIPT_NAME or "") if prefix is None else prefix

    def cut(environ: dict, start_response: Callable) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if prefix and (path == prefix or path.startswith(prefix + "/")):
            environ = {**environ, "PATH_INFO": path[len(prefix) :] or "/"}
        return application(environ, start_response)

    return cut
