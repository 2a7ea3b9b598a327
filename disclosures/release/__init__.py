"""What a release shows of a roster, how rows become labels and figures, and how much that gives away."""
