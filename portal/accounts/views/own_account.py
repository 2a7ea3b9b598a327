"""One's own settings: language, look, picture. The name is set by whoever manages the accounts."""

from wagtail.admin.views.account import AccountView


class OwnAccount(AccountView):
    def get_panels(self):
        """Without the name in two required parts, which no account here has: with it nothing could be saved."""
        return [panel for panel in super().get_panels() if panel.name != "name_email"]
