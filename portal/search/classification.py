from portal.privacy.classification import classify

classify("search.SearchDocument", public=("id", "section", "key", "title", "text", "url", "day", "kind"))
