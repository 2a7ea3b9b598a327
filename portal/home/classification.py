"""The front page is public in full."""

from portal.privacy.classification import classify

classify("home.HomePage", public=("page_ptr", "lead"))
classify("home.HomeQuestion", public=("id", "page", "question", "target", "words", "sort_order"))
