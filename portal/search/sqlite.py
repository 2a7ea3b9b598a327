"""Chinese on SQLite's FTS5."""

from modelsearch.backends.database.sqlite import sqlite

from .backend import SegmentingCompiler, SegmentingIndexer


class Indexer(SegmentingIndexer, sqlite.ObjectIndexer):
    pass


class Index(sqlite.SQLiteIndex):
    def add_items(self, model, objs):
        # modelsearch names its indexer as a global of its module and offers no other place to put one.
        sqlite.ObjectIndexer = Indexer
        return super().add_items(model, objs)


class Compiler(SegmentingCompiler, sqlite.SQLiteSearchQueryCompiler):
    pass


class AutocompleteCompiler(SegmentingCompiler, sqlite.SQLiteAutocompleteQueryCompiler):
    pass


class ChineseSQLiteBackend(sqlite.SQLiteSearchBackend):
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
