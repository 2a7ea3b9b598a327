"""What the demo's editors have written: policies with their explanations, guides, questions and letters.

National rules are real and named by their official title and number; what is said of them is in the demo's own
words. County and township papers are invented.
"""
