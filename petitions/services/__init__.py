"""The doors through which cases are written: keyword-only, `by=`, one transaction, one event each."""
