"""What is known of staff."""

from portal.privacy.classification import classify

# Staff act in an office, but their names and log-ins are nobody's business outside it.
classify(
    "accounts.User",
    internal=(
        "id",
        "password",
        "last_login",
        "is_superuser",
        "is_staff",
        "is_active",
        "date_joined",
        "unit",
        "password_is_provisional",
    ),
    personal=("username", "display_name", "first_name", "last_name", "email"),
)
classify("accounts.AccountEvent", internal=("id", "account", "by", "at", "action", "facts"))
