"""A mistake that a programmer might make, and the tests that must not let it pass."""

from dataclasses import dataclass

# Who changes one of these needs a database that is made anew, not a copy of the sound one.
MAKES_THE_SCHEMA = ("/migrations/", "/sql/", "core/rowsecurity.py", "core/rowpolicies.py")


@dataclass(frozen=True)
class Fault:
    """``name`` says what is wrong then. ``before`` stands once in ``file`` and becomes ``after``;
    one of ``tests`` must fail: files or single tests, few, so that the answer is quick."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]

    @property
    def changes_the_schema(self) -> bool:
        return any(part in self.file for part in MAKES_THE_SCHEMA)

    def planted_in(self, text: str) -> str:
        if text.count(self.before) != 1:
            raise CannotPlant(f"the text stands {text.count(self.before)} times in {self.file}")
        return text.replace(self.before, self.after)


class CannotPlant(Exception):
    """The code has moved on, and the fault with it."""
