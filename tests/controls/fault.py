"""A mistake that a programmer might make, and the tests that must not let it pass."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """``name`` says what is wrong then. ``before`` stands once in ``file`` and becomes ``after``;
    one of ``tests`` must fail: files or single tests, few, so that the answer is quick."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]

    def planted_in(self, text: str) -> str:
        if text.count(self.before) != 1:
            raise CannotPlant(f"the text stands {text.count(self.before)} times in {self.file}")
        return text.replace(self.before, self.after)


class CannotPlant(Exception):
    """The code has moved on, and the fault with it."""
