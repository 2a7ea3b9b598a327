"""What was findable stays so: its words are written into the new table, and the old index forgets it."""

from django.db import migrations

from portal.search import terms


def index_anew(apps, schema_editor):
    document_model = apps.get_model("search", "SearchDocument")
    term_model = apps.get_model("search", "SearchTerm")
    for document in document_model.objects.iterator(chunk_size=200):
        weights = terms.weigh(title=document.title, kind=document.kind, text=document.text)
        term_model.objects.bulk_create(
            [term_model(document=document, term=term, weight=weight) for term, weight in weights.items()]
        )
    apps.get_model("wagtailsearch", "IndexEntry").objects.filter(
        content_type__app_label="search", content_type__model="searchdocument"
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_residents_words"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(index_anew, migrations.RunPython.noop)]
