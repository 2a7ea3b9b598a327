"""Mail for reminders. They stand in each person's list anyway; where the office has a mail server, a mail says so too."""

from . import env

MAIL_HOST = env.text("MAIL_HOST", purpose="the mail server for reminders; unset means no mail", default="")
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
if MAIL_HOST:
    MAILERS["default"] = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": MAIL_HOST,
            "port": env.number("MAIL_PORT", purpose="the mail server's port", default=587),
            "username": env.text("MAIL_USER", purpose="the account at the mail server", default=""),
            "password": env.text("MAIL_PASSWORD", purpose="its password", default=""),
            "use_tls": env.flag("MAIL_TLS", purpose="start TLS before anything is said", default=True),
            "timeout": 10,
        },
    }
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", purpose="the sender of reminders", default="noreply@localhost")
