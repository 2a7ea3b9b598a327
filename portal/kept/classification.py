"""The edition number says only that something public changed."""

from portal.privacy.classification import classify

classify("kept.Edition", public=("id", "number"))
