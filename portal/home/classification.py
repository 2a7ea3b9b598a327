"""The front page is public in full."""

from portal.privacy.classification import classify

classify("home.HomePage", public=("page_ptr", "lead"), internal=("review_by",))
classify("home.HomeQuestion", public=("id", "page", "question", "target", "words", "sort_order"))
