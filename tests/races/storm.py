"""Many people move through the chain at once while processes of the web are killed.

Each walker leads people of its own, by the real API, from draft to seat and back; all of them
meet at the same quotas and classes. Whatever was half done when a process died must be undone.
"""

import os
import signal
import threading
import time
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from random import Random

OFFICER, CENTER = "officer", "organizer"
WHY = {"reason": "Sesuai berita acara"}
# status: (how often, who, verb); the verbs of a seat are asked of the enrollment
WAYS = {
    "DRAFT": [(9, OFFICER, "submit"), (1, OFFICER, "withdraw")],
    "SUBMITTED": [(6, CENTER, "verify"), (2, CENTER, "return"), (1, CENTER, "reject"),
                  (1, CENTER, "miss"), (1, OFFICER, "withdraw")],
    "RETURNED": [(8, OFFICER, "resubmit"), (2, OFFICER, "withdraw")],
    "VERIFIED": [(6, CENTER, "select"), (2, CENTER, "reserve"), (1, CENTER, "return"),
                 (1, CENTER, "reject"), (1, OFFICER, "withdraw")],
    "RESERVE": [(5, CENTER, "select"), (2, CENTER, "reject"), (2, OFFICER, "withdraw")],
    "CONFIRMED": [(5, CENTER, "miss"), (4, CENTER, "withdraw")],
}  # fmt: skip
SPREAD = 4  # seats by which the ministry lets a quota grow and shrink
CLASSES, MOVES_OF_A_CLASS = 3, 150
CUT_OFF = (OSError, HTTPException)


class Storm:
    """``moves`` is how many must be done; the seed makes the same plan each time."""

    def __init__(self, portal, world, moves, seed=2020):
        self.portal, self.world, self.moves, self.seed = portal, world, moves, seed
        self.count, self.faults = Counter(), []
        self.lock, self.over = threading.Lock(), threading.Event()

    def blow(self, kill_each):
        """Until all moves are done; a process of the web is killed each so many of them."""
        began, chance, next_kill = time.monotonic(), Random(self.seed), kill_each
        walkers = [
            threading.Thread(target=self._walk, args=(Random(self.seed + n), share), daemon=True)
            for n, share in enumerate(self.world["people"])
        ]
        for walker in walkers:
            walker.start()
        while not self.over.wait(0.05):
            if self.count["done"] >= next_kill:
                next_kill += kill_each
                self.count["kills"] += kill_one(self.portal, chance)
        for walker in walkers:
            walker.join()
        return dict(self.count, seconds=round(time.monotonic() - began))

    def _walk(self, chance, people):
        stands = dict.fromkeys(people)
        while not self.over.is_set():
            person = chance.choice(people)
            if chance.random() < 0.05:
                self._change_a_quota(chance)
                continue
            try:
                stands[person] = self._move(chance, person, stands[person])
            except CUT_OFF:
                self._note("cut off")
                stands[person] = self._look_up(person)

    def _move(self, chance, person, stand):
        """One step of one person; what is known of the nomination afterwards, or nothing."""
        if stand is None:
            batch = chance.choice(self._current(self.world["batches"]))
            return self._ask(OFFICER, "referrals/", {"participant": person, "batch": batch})
        ways = WAYS.get(stand["status"])
        if ways is None:
            return None
        _weight, who, verb = chance.choices(ways, [weight for weight, *_ in ways])[0]
        noun = "enrollments" if stand["status"] == "CONFIRMED" else "referrals"
        words = {"rank": chance.randrange(1, 99)} if verb == "reserve" else WHY
        moved = self._ask(who, f"{noun}/{stand['id']}/{verb}/", words) or stand
        # whoever was selected has a seat, and goes on from there
        return self._look_up(person) if moved["status"] == "SELECTED" else moved

    def _change_a_quota(self, chance):
        quota = chance.choice(self._current(self.world["quotas"]))
        seats = self.world["seats"] + chance.randrange(-SPREAD, SPREAD + 1)
        try:
            self._ask("ministry", f"quotas/{quota}/change/",
                      {"seats": seats, "nominees": 3 * seats})  # fmt: skip
        except CUT_OFF:
            self._note("cut off")

    def _current(self, keys):
        """All meet at three classes at a time, and go on to later ones: who has been nominated
        for a class once cannot be nominated for it again."""
        first = self.count["done"] // MOVES_OF_A_CLASS
        return keys[first : first + CLASSES]

    def _ask(self, who, path, words):
        answer = self.portal.ask(who, "POST", f"/api/v1/{path}", words)
        if answer.status < 300:
            self._note("done")
            return answer.json()
        self._note("refused")
        if answer.status not in {400, 409}:
            self.faults.append(f"{path}: {answer.status} {answer.body[:300]!r}")
        return None

    def _look_up(self, person):
        """Where the person stands, asked until the web is back."""
        while True:
            try:
                return self._newest("enrollments", person) or self._newest("referrals", person)
            except CUT_OFF:
                time.sleep(0.1)

    def _newest(self, noun, person):
        answer = self.portal.ask(CENTER, "GET", f"/api/v1/{noun}/?participant={person}")
        rows = answer.json()["results"] if answer.status == 200 else []
        return next((row for row in rows if row["status"] in WAYS), None)

    def _note(self, what):
        with self.lock:
            self.count[what] += 1
            if self.count["done"] >= self.moves:
                self.over.set()


def kill_one(portal, chance):
    """1 when a process that answers requests was killed at once, as by a fault of the machine."""
    master = portal.web.pid
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    if not workers:
        return 0
    os.kill(int(chance.choice(workers)), signal.SIGKILL)
    return 1
