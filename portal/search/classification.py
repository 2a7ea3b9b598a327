from portal.privacy.classification import classify

classify(
    "search.SearchDocument",
    public=(
        "id", "section", "key", "title", "text", "attached", "url", "day", "kind", "villages", "binds", "until",
    ),
)  # fmt: skip
classify("search.SearchTerm", public=("id", "document", "term", "weight"))
classify("search.SearchWord", public=("id", "kind", "said", "means", "is_used"), internal=("origin",))
