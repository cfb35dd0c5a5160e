from tests.access.rows import ALL, Row, get

ROWS = {
    "livez": get(ALL, anonymous=True),
    "readyz": get(ALL, anonymous=True),
    "set_language": Row(post=ALL, anonymous=True, data={"language": "en"}),
    "design": get(ALL),
    "api_docs": get(ALL, anonymous=True),
    "api_schema": get(ALL, anonymous=True),
    "home": get(ALL, anonymous=True),
    "search": get(ALL),
}
