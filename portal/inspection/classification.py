"""Addresses, numbers and days of the site's own pages: for staff, about nobody."""

from portal.privacy.classification import classify

classify("inspection.SiteCheck", internal=("id", "at", "pages", "links", "is_complete"))
classify("inspection.SiteFault", internal=("id", "check_run", "kind", "address", "page", "target", "status"))
classify("inspection.Probe", internal=("id", "at", "address", "milliseconds", "status"))
classify("inspection.LocalLimit", internal=("id", "code", "value", "set_by", "set_at"))
classify("inspection.ReviewReminder", internal=("id", "page", "due", "step", "to", "at"))
