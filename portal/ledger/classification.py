from portal.privacy.classification import classify

classify(
    "ledger.LedgerEntry",
    public=("number", "at", "action", "subject", "title", "facts", "office", "previous_digest", "digest"),
)
