"""Chinese on PostgreSQL's text search."""

from modelsearch.backends.database.postgres import postgres

from .backend import SegmentingCompiler, SegmentingIndexer


class Indexer(SegmentingIndexer, postgres.ObjectIndexer):
    pass


class Index(postgres.PostgresIndex):
    def add_items(self, model, objs):
        # modelsearch names its indexer as a global of its module and offers no other place to put one.
        postgres.ObjectIndexer = Indexer
        return super().add_items(model, objs)


class Compiler(SegmentingCompiler, postgres.PostgresSearchQueryCompiler):
    pass


class AutocompleteCompiler(SegmentingCompiler, postgres.PostgresAutocompleteQueryCompiler):
    pass


class ChinesePostgresBackend(postgres.PostgresSearchBackend):
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = AutocompleteCompiler
    index_class = Index
