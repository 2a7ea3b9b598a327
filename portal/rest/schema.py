"""The OpenAPI document: only the open data in it, and its errors described."""

API = "/api/v1/"

PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["parameter", "detail"],
            },
        },
    },
    "required": ["type", "title", "status"],
}


def only_open_data(endpoints):
    """Leave the Wagtail admin's own interfaces out."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(API)]


def describe_problems(result, generator, request, public):
    """Every operation may answer 400, 404 and 429, in one shape; so may the ones that an app named itself."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in result.get("paths", {}).values():
        for operation in path.values():
            responses = operation.get("responses", {})
            for status in ("400", "404", "429"):
                responses.setdefault(status, {"description": ""})
            for status, response in responses.items():
                if status >= "400":
                    response["content"] = content
            operation["responses"] = dict(sorted(responses.items()))
    return result
