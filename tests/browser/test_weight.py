"""What a page costs on a slow line: at most 60 kB with everything it needs, the first time."""

MOST = 60_000
PAGES = [
    "/",
    "/participants/",
    "/participants/{participant}/",
    "/participants/nominate/",
    "/participants/imports/new/",
    "/participants/imports/{import}/",
    "/programs/batches/",
    "/placements/alumni/",
    "/reports/{report}/",
    "/reports/dashboard/",
]


def test_the_pages_of_an_officer_are_light(page_of, portal):
    page, heavy = page_of("officer"), {}
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for address in PAGES:
        parts = weights_of(page, address.format(**portal.world["things"]))
        assert len(parts) >= 4, "page, two sheets, script"
        if sum(parts.values()) > MOST:
            heavy[address] = parts
    assert not heavy


def weights_of(page, address):
    answers = []

    def note(answer):
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", note)
    return {answer.url: answer.request.sizes()["responseBodySize"] for answer in answers}
