"""A report is meant for everybody; which text the program drafted is for the program."""

from portal.privacy.classification import classify

classify("summary.ReportPage", public=("page_ptr", "year", "summary", "body"), internal=("review_by", "drafted_digest"))
