"""The page that checks signed pictures: served, and as a file with no network at all."""

import re

import pytest

HERE = "from tests.browser.test_offline_check import signed, withdraw; "


def signed(pk):
    """What the paper of a certificate says, printed by a process of the portal."""
    import json

    from participants.credentials.offline import offline_address
    from participants.models import Certificate
    from participants.services.credential import sign_credential
    from participants.services.signing_key import active_signer

    rows = Certificate.objects.select_related("participant", "program", "center")
    certificate = rows.get(pk=pk)
    print(  # noqa: T201
        json.dumps(
            {
                "picture": offline_address(certificate, active_signer()).partition("#")[2],
                "credential": sign_credential(certificate),
                "name": certificate.participant.name,
                "number": certificate.number,
            }
        )
    )


@pytest.fixture
def paper(portal):
    return portal.lay_out(f"{HERE} signed({portal.world['things']['certificate']})")


@pytest.fixture
def kept_file(page_of, tmp_path):
    """The page as a file, opened from the disk of somebody who has no network."""

    def opened(language="id"):
        page = page_of("anyone")
        page.goto("/check/offline/")
        if language == "en":
            page.locator("button[name=language]").click()
        with page.expect_download() as download:
            page.locator("a[href$='/offline/file/']").click()
        path = tmp_path / "periksa.html"
        download.value.save_as(path)
        page.context.set_offline(True)
        page.goto(path.as_uri())
        return page

    return opened


def case(page, pasted):
    page.fill("#said", pasted)
    page.locator("[data-check]").click()
    return shown(page)


def shown(page):
    page.locator("[data-case]:not([hidden])").wait_for()
    return page.locator("[data-case]:not([hidden])").get_attribute("data-case")


def test_the_picture_opens_the_page_and_is_checked_at_once(page_of, portal, paper):
    page = page_of("anyone")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/check/offline/#{paper['picture']}")
    assert shown(page) == "valid"
    text = page.locator("[data-answer]").inner_text()
    assert paper["name"] in text
    assert paper["number"] in text
    assert page.locator("[data-as-of=known]").is_visible(), "the list was asked"
    assert page.violations == []
    sent = " ".join(url.partition("#")[0] for url in asked)
    assert paper["number"] not in sent
    assert "BLK1" not in sent


def test_a_credential_is_read_as_well(page_of, paper):
    page = page_of("anyone")
    page.goto("/check/offline/")
    assert case(page, paper["credential"]) == "valid"
    assert paper["name"] in page.locator("[data-answer]").inner_text()


@pytest.mark.parametrize("kind", ["picture", "credential"])
def test_the_file_does_so_without_a_network(kept_file, paper, kind):
    page = kept_file()
    assert page.url.startswith("file:")
    assert case(page, paper[kind]) == "valid"
    assert page.locator("[data-as-of=known]").is_visible(), "as of the day of the file"
    assert paper["name"] in page.locator("[data-answer]").inner_text()
    assert page.violations == []


def test_the_file_speaks_english_too(kept_file, paper):
    page = kept_file("en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert case(page, paper["picture"]) == "valid"
    assert "Competency certificate" in page.locator("[data-answer]").inner_text()


def forgeries(paper):
    head, body, signature = paper["credential"].split(".")
    parts = paper["picture"].split("~")
    other_name = "~".join([*parts[:5], "Orang+Lain", *parts[6:]])
    later = "~".join([*parts[:9], "20991231", *parts[10:]])
    endless = "~".join([*parts[:9], "", *parts[10:]])
    moved = "~".join([*parts[:3], str(int(parts[3]) + 1), *parts[4:]])
    return {
        other_name: "forged",
        later: "forged",
        endless: "forged",
        moved: "forged",
        f"{head}.{body[:-4]}AAAA.{signature}": "forged",
        paper["picture"].replace(parts[1], "abcdefgh"): "stranger",
        paper["picture"].replace(parts[1], "toString"): "stranger",
        "~".join(parts[:-1]): "unreadable",
        "~".join([*parts, "more"]): "unreadable",
        "http://localhost:8000/check/AAAAAAAAAAAAAAAAAAAAAA/": "unreadable",
        "": "unreadable",
    }


def test_nothing_that_was_changed_is_believed(kept_file, paper):
    page = kept_file()
    expected = forgeries(paper)
    assert {pasted: case(page, pasted) for pasted in expected} == expected
    assert not page.locator("[data-facts]").is_visible(), "a forger's words are not repeated"


def test_a_list_of_the_withdrawn_is_no_certificate(page_of, portal, paper):
    page = page_of("anyone")
    page.goto("/check/offline/")
    signed_list = portal.ask(None, "GET", "/credentials/status/0").body.decode()
    assert case(page, signed_list) == "unreadable"


def test_a_photo_is_read_where_the_device_can(page_of, paper, tmp_path):
    page = page_of("anyone")
    page.add_init_script(
        f"window.BarcodeDetector = class {{ async detect() {{"
        f" return [{{rawValue: 'x'}}, {{rawValue: 'http://x/#{paper['picture']}'}}]; }} }}"
    )
    page.goto("/check/offline/")
    page.locator("#said").fill("something typed before")
    photo = tmp_path / "photo.png"
    page.locator("h1").screenshot(path=photo)
    page.locator("#photo").set_input_files(photo)
    assert shown(page) == "valid"


def test_without_scripts_the_page_says_where_to_go(page_of):
    page = page_of("anyone", scripts=False)
    page.goto("/check/offline/")
    assert re.search("JavaScript", page.locator("main").inner_text())
    assert page.locator("main a[href='/check/']").is_visible()


def test_a_withdrawn_one_is_told_served_and_in_a_new_file(page_of, kept_file, portal):
    certificate = portal.world["things"]["other_paper"]
    paper = portal.lay_out(f"{HERE} signed({certificate})")
    portal.lay_out(f"{HERE} withdraw({certificate})")
    page = page_of("anyone")
    page.goto(f"/check/offline/#{paper['picture']}")
    assert shown(page) == "withdrawn"
    assert case(kept_file(), paper["picture"]) == "withdrawn"


def withdraw(pk):
    from participants.models import Certificate
    from participants.services import revoke_certificate

    revoke_certificate(Certificate.objects.get(pk=pk), reason="Salah cetak nama", by=None)
    print("{}")  # noqa: T201
