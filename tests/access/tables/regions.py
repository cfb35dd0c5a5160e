"""Places are open; an office keeps its own contact data; the ministry appoints officers."""

from tests.access.rows import ALL, MINISTRY, OFFICER, OFFICES, READERS, WRITERS, form, get, post

KEEPERS = OFFICER | WRITERS  # of a regency's agency
CONTACT = {"version": 1, "name": "Disnaker", "address": "", "phone": "0536-21", "email": ""}

ROWS = {
    "regions:list_agencies": get(READERS),
    "regions:see_own_agency": get(OFFICES),
    "regions:see_agency": get(READERS, "agency"),
    "regions:change_agency": form(KEEPERS, "agency"),
    "regions:move_officer": form(WRITERS, "officer"),
    "province-list": get(ALL),
    "province-detail": get(ALL, args=("62",)),
    "regency-list": get(ALL),
    "regency-detail": get(ALL, args=("62.10",)),
    "agency-list": get(READERS),
    "agency-detail": get(READERS, "agency"),
    "agency-change": post(KEEPERS, "agency", data=CONTACT),
    "officer-list": get(MINISTRY | OFFICES),
    "officer-detail": get(MINISTRY | OFFICES, "officer"),
    "officer-move": post(WRITERS, "officer"),
}
