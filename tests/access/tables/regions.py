"""Places are open; an office keeps its own contact data; the ministry appoints officers."""

from tests.access.rows import (
    ALL,
    CENTER,
    MINISTRY,
    OFFICER,
    OFFICES,
    READERS,
    WRITERS,
    Row,
    form,
    get,
    post,
)

ACTING = OFFICES | CENTER | WRITERS
ANSWER = {"answer": "Disewa bus lain"}
CALLING = frozenset({"province", "placer"}) | WRITERS
HELD = {"minutes": "Disepakati", "attendance": "Disnaker"}
HELD_ON_PAGE = {f"minutes-{name}": text for name, text in HELD.items()}
KEEPERS = OFFICER | WRITERS  # of a regency's agency
CONTACT = {"version": 1, "name": "Disnaker", "address": "", "phone": "0536-21", "email": ""}

ROWS = {
    "regions:list_agencies": get(READERS),
    "regions:see_own_agency": get(OFFICES),
    "regions:see_agency": get(READERS, "agency"),
    "regions:change_agency": form(KEEPERS, "agency"),
    "regions:list_obstacles": get(READERS),
    "regions:raise_obstacle": form(ACTING),
    "regions:show_obstacle": get(READERS, "obstacle"),
    "regions:comment_obstacle": post(ACTING, "obstacle", data={"text": "Baik"}),
    "regions:take_up_obstacle": post(ACTING, "obstacle"),
    "regions:solve_obstacle": post(ACTING, "obstacle", data=ANSWER),
    "regions:give_up_obstacle": post(ACTING, "obstacle", data={"no-answer": "Tidak bisa"}),
    "regions:reopen_obstacle": post(ACTING, "obstacle", data={"reason": "Lagi"}),
    "regions:merge_obstacle": post(ACTING, "obstacle"),
    "regions:slowest_obstacles": get(READERS),
    "regions:list_meetings": get(READERS),
    "regions:call_meeting": form(CALLING),
    "regions:show_meeting": get(READERS, "meeting"),
    "regions:decide": post(CALLING, "meeting"),
    "regions:give_task": post(CALLING, "meeting"),
    "regions:hold_meeting": post(CALLING, "meeting", data=HELD_ON_PAGE),
    "regions:cancel_meeting": post(CALLING, "meeting", data={"cancel-reason": "Banjir"}),
    "regions:move_officer": form(WRITERS, "officer"),
    "province-list": get(ALL),
    "province-detail": get(ALL, args=("62",)),
    "regency-list": get(ALL),
    "regency-detail": get(ALL, args=("62.10",)),
    "agency-list": get(READERS),
    "agency-detail": get(READERS, "agency"),
    "agency-change": post(KEEPERS, "agency", data=CONTACT),
    "obstacle-list": Row(get=READERS, post=ACTING),
    "obstacle-detail": get(READERS, "obstacle"),
    "obstacle-take-up": post(ACTING, "obstacle"),
    "obstacle-solve": post(ACTING, "obstacle", data=ANSWER),
    "obstacle-give-up": post(ACTING, "obstacle", data=ANSWER),
    "obstacle-reopen": post(ACTING, "obstacle", data={"reason": "Lagi"}),
    "obstacle-merge": post(ACTING, "obstacle", data={"into": "{obstacle}"}),
    "obstacle-comments": get(READERS, "obstacle"),
    "obstacle-comment": post(ACTING, "obstacle", data={"text": "Baik"}),
    "minimum-wages-list": get(READERS),
    "minimum-wages-detail": get(READERS, "minimum_wage"),
    "obstacle-mentionable": get(ACTING, "obstacle"),
    "meeting-list": Row(get=READERS, post=CALLING),
    "meeting-detail": get(READERS, "meeting"),
    "meeting-decide": post(CALLING, "meeting"),
    "meeting-task": post(CALLING, "meeting"),
    "meeting-hold": post(CALLING, "meeting", data=HELD),
    "meeting-cancel": post(CALLING, "meeting", data={"reason": "Banjir"}),
    "lesson-list": get(READERS),
    "lesson-detail": get(READERS, "lesson"),
    "officer-list": get(MINISTRY | OFFICES),
    "officer-detail": get(MINISTRY | OFFICES, "officer"),
    "officer-move": post(WRITERS, "officer"),
}
