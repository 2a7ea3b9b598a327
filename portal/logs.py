"""What a log line may say of a failure: where and which, never with what. A message quotes the value it choked on."""

import logging
import traceback


class FramesOnly(logging.Formatter):
    """Tracebacks as files, lines and the failure's name, without its words (threats T14)."""

    def formatException(self, ei):  # noqa: N802 - logging's own name
        lines = []
        failure = ei[1]
        while failure is not None:
            frames = traceback.extract_tb(failure.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
            lines.append(f"{type(failure).__module__}.{type(failure).__qualname__}")
            failure = failure.__cause__ or (None if failure.__suppress_context__ else failure.__context__)
        return "\n".join(lines)


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Messages only: no query string, no form value, no local variable, no failure's own words reach a log line.
    "formatters": {
        "plain": {
            "()": "portal.logs.FramesOnly",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "axes": {"level": "ERROR"},
        "PIL": {"level": "INFO"},  # more talkative, it writes down what a picture says of place and author
        # Django's own would send each failure by e-mail, with the form that was posted.
        "django": {"level": "INFO", "handlers": []},
        "django.request": {"level": "ERROR"},
    },
}
