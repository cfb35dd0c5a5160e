"""How a person presses what is on a page: with a mouse, or with nothing but a keyboard."""

STOPS = 150  # more Tabs than any page has; who needs more is lost
IS_FOCUSED = "element => element === document.activeElement"


def click(page, target):
    target.click()


def press(page, target):
    """Walk there with Tab, from wherever the focus is, and press Enter."""
    walk_to(page, target)
    page.keyboard.press("Enter")


def walk_to(page, target):
    target.wait_for()
    for _ in range(STOPS):
        if target.evaluate(IS_FOCUSED):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"No way to {target} with the Tab key.")
