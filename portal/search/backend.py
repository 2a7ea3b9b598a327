"""The backend of the editors' search in Wagtail: modelsearch's own for each database, with Chinese words.

Indexed text and asked text pass the same segmenter (zh.py), so that full-text indexes that split at spaces serve
Chinese on SQLite (FTS5) and PostgreSQL (configuration "simple") alike.
"""

from django.db import connection
from modelsearch.backends.base import BaseSearchQueryCompiler
from modelsearch.query import And, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from . import zh

NOTHING = Not(MatchAll())


class SegmentingIndexer:
    """Mixed into modelsearch's ObjectIndexer, whose prepare_value makes text of everything."""

    def prepare_value(self, value):
        if isinstance(value, list | dict):
            return super().prepare_value(value)  # type: ignore[misc]
        return " ".join(zh.index_terms(super().prepare_value(value)))  # type: ignore[misc]


class SegmentingCompiler(BaseSearchQueryCompiler):
    """Mixed into modelsearch's query compilers: words in, terms out, all of them wanted."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query: SearchQuery = self.segment(self.query)
        # modelsearch matches single columns from the model's own, unsegmented text: always take the index.
        self.fields = None
        self.search_fields = self.get_search_fields_for_model()

    def segment(self, query):
        """The same query in terms of the index; one without any term matches nothing."""
        if isinstance(query, PlainText | Phrase | Fuzzy):
            terms = zh.query_terms(query.query_string, prefix=self.LAST_TERM_IS_PREFIX)
            return PlainText(" ".join(terms), operator=self.DEFAULT_OPERATOR) if terms else NOTHING
        if isinstance(query, Not):
            return Not(self.segment(query.subquery))
        if isinstance(query, And | Or):
            parts = [self.segment(subquery) for subquery in query.subqueries]
            if isinstance(query, And):
                return NOTHING if NOTHING in parts else And(parts)
            parts = [part for part in parts if part is not NOTHING]
            return Or(parts) if parts else NOTHING
        return query


def SearchBackend(params):  # noqa: N802 - modelsearch looks for this name
    """The backend for the database in use."""
    if connection.vendor == "postgresql":
        from .postgres import ChinesePostgresBackend

        return ChinesePostgresBackend({"SEARCH_CONFIG": "simple", **params})
    from .sqlite import ChineseSQLiteBackend

    return ChineseSQLiteBackend(params)
