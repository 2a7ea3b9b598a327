"""The books: what came, went and was paid, added up by village and period, and whether the sums agree."""
