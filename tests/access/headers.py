"""H4, P7, S9, S10: what every answer carries, whoever asks and however it ends."""

import re

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TELLTALE = {"Server", "X-Powered-By", "X-Generator", "Via", "Access-Control-Allow-Origin"}
REQUEST_ID = re.compile(r"[0-9a-f]{32}")
MAY_LOAD = {"'self'", "'none'"}


# what other sites may show in a frame: open data, the same for everybody
FRAMED = {"open_data:embed_nation", "open_data:embed_province"}


def faults_of(answer, signed_in, name=""):
    """What an answer lacks or tells too much of, each as a phrase."""
    headers, framed = answer.headers, name in FRAMED and answer.status_code == 200
    wanted = ALWAYS | ({"X-Frame-Options": None} if framed else {})
    faults = [f"{name} is missing" for name, value in wanted.items() if headers.get(name) != value]
    policy = headers.get("Content-Security-Policy", "")
    if framed:
        policy = policy.replace("frame-ancestors *", "frame-ancestors 'none'")
    sources = {source for part in policy.split("; ") for source in part.split()[1:]}
    if not policy.startswith("default-src 'none'") or sources - MAY_LOAD:
        faults.append(f"the policy is {policy!r}")
    if not REQUEST_ID.fullmatch(headers.get("X-Request-Id", "")):
        faults.append("there is no number of the request")
    if signed_in and "no-store" not in headers.get("Cache-Control", ""):
        faults.append(f"may be kept: {headers.get('Cache-Control')}")
    return faults + [f"{name} tells of us" for name in TELLTALE & set(headers)]
