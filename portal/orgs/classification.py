"""What a township says of itself."""

from portal.privacy.classification import classify

classify(
    "orgs.OrgUnit",
    public=("id", "parent", "level", "name", "code", "board_place", "sort_order", "valid_from", "valid_until"),
)
classify("orgs.OrgAlias", public=("id", "unit", "name", "is_former", "valid_from", "valid_until"))
classify(
    "orgs.OfficeProfile",
    public=(
        "id",
        "name",
        "organ_name",
        "phone",
        "supervision_phone",
        "place",
        "hours",
        "postal_address",
        "review_organ",
        "rereview_organ",
        "document_prefix",
    ),
)
classify("orgs.PublicNumber", public=("id", "number", "holder", "note"))

# workdays and privacy stand side by side on the ground floor and know nothing of each other, so it is said here:
# the State Council publishes every one of these.
classify("workdays.CalendarYear", public=("id", "year", "version", "source", "loaded_at"))
classify("workdays.DayOverride", public=("id", "calendar_year", "date", "kind", "source"))
