"""All content is meant for everybody; what Wagtail's forms keep about the work on it is for staff."""

from portal.privacy.classification import classify

PAGE = ("page_ptr",)
STAFF = ("review_by",)

classify(
    "cms.AboutPage",
    public=(*PAGE, "intro", "duties", "head", "reception", "procedure", "rules", "channels", "guide", "privacy"),
    internal=STAFF,
)
classify("cms.CataloguePage", public=(*PAGE, "intro"), internal=STAFF)
classify("cms.GuideIndexPage", public=(*PAGE, "intro"), internal=STAFF)
classify("cms.SelfCheckPage", public=(*PAGE, "intro", "members", "not_counted", "assets"), internal=STAFF)
classify("cms.PolicyIndexPage", public=(*PAGE, "intro"), internal=STAFF)
classify("cms.StandardIndexPage", public=(*PAGE, "intro", "explanation"), internal=STAFF)
classify(
    "cms.GuidePage",
    public=(
        *PAGE,
        "topic",
        "summary",
        "conditions",
        "standard_kind",
        "standard_note",
        "materials",
        "steps",
        "time_limit",
        "place",
        "hours",
        "contact",
        "fee",
    ),
    internal=STAFF,
)
classify("cms.ChangeNote", public=("id", "page", "kind", "text", "told_on"))
classify("cms.GuideForm", public=("id", "sort_order", "page", "document", "title"))
classify(
    "cms.PolicyPage",
    public=(
        *PAGE,
        "index_number",
        "document_number",
        "issuer",
        "written_on",
        "topic",
        "access",
        "validity",
        "ended_on",
        "replaced_by",
        "summary",
        "body",
    ),
    internal=STAFF,
)
classify("cms.PolicyAttachment", public=("id", "sort_order", "page", "document", "title"))
classify("cms.ExplanationPage", public=(*PAGE, "policy", "source", "summary", "body"), internal=STAFF)
classify(
    "cms.AssistanceStandard",
    public=(
        "id",
        "kind",
        "area",
        "level",
        "amount",
        "unit",
        "valid_from",
        "valid_until",
        "document_number",
        "approved_by",
        "policy",
    ),
)
classify(
    "cms.LegalBasis",
    public=("id", "name", "document_number", "issuer", "valid_from", "valid_until", "replaced_by"),
)
classify(
    "cms.DisclosureItem",
    public=(
        "id",
        "number",
        "level_one",
        "level_two",
        "code",
        "elements",
        "limit_days",
        "limit_unit",
        "limit_note",
        "organ",
        "channels",
        "audience",
        "access",
        "by_county",
        "by_township",
        "by_village",
        "place",
        "topic",
        "stage",
    ),
)
classify(
    "cms.SiteIdentity",
    public=(
        "id",
        "site",
        "organiser",
        "site_code",
        "icp_number",
        "police_number",
        "find_error_url",
        "accessibility_page",
    ),
)
classify(
    "cms.PortalDocument",
    public=("id", "title", "file", "file_size", "file_hash", "created_at"),
    internal=("collection", "uploaded_by_user", "held", "shown_text", "shown_digest"),
)
classify(
    "cms.PortalImage",
    public=(
        "id",
        "title",
        "file",
        "description",
        "width",
        "height",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "file_size",
        "file_hash",
        "created_at",
    ),
    internal=("collection", "uploaded_by_user", "held"),
)
classify("cms.Rendition", public=("id", "image", "filter_spec", "file", "width", "height", "focal_point_key"))
classify("cms.TwoPersonTask", internal=("task_ptr",))
classify(
    "cms.Withdrawal",
    public=("id", "page", "reason", "replacement", "at", "back_at"),
    internal=("by",),
)
classify("cms.PlainWord", public=("id", "word", "plain"))
