"""The commands as a shell sees them: what they print, and the code with which they end."""

import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from accounts.models import ApiToken

MANAGE = str(settings.BASE_DIR / "manage.py")


def run(*words):
    return subprocess.run(
        [sys.executable, MANAGE, *words],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=settings.BASE_DIR,
        check=False,
    )


def test_the_page_of_figures_is_checked_with_an_exit_code():
    done = run("figures_doc", "--check")
    assert (done.returncode, done.stderr.strip()) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ["regional_report", "--region", "national"],
        ["regional_report", "--region", "national", "--from", "kemarin", "--to", "2019-12-31"],
        ["api_token"],
        ["invite", "a@b.test"],
        ["demo_accounts", "--format", "xml"],
    ],
)
def test_a_word_that_is_missing_or_wrong_ends_with_code_two_and_the_usage(words):
    done = run(*words)
    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("days", ["0", "367", "x"])
def test_a_token_lives_between_a_day_and_a_year(officer, days):
    with pytest.raises(CommandError):
        call_command("api_token", officer.email, "--days", days)
    assert not ApiToken.objects.exists()


def test_a_token_is_asked_for_twice_and_both_open_the_door(officer, capsys):
    call_command("api_token", officer.email)
    call_command("api_token", officer.email)
    texts = capsys.readouterr().out.split()
    assert len(set(texts)) == 2
    assert ApiToken.objects.count() == 2


def test_outside_the_demo_no_account_of_it_is_listed(db, capsys, settings):
    from accounts.demo import DEMO_ACCOUNTS
    from tests.people import make_user

    first = DEMO_ACCOUNTS[0]
    make_user(first.email, first.role, first.scope_key)
    settings.SHOWS_SYNTHETIC_DATA = False
    call_command("demo_accounts", format="json")
    assert json.loads(capsys.readouterr().out) == []


def test_a_portal_with_batches_is_not_seeded_again(db, center, capsys):
    from programs.models import Batch
    from tests.chain import make_batch

    make_batch(center)
    call_command("seed_demo")
    assert "already" in capsys.readouterr().out
    assert Batch.objects.count() == 1


def test_every_command_of_the_readme_exists():
    from django.core.management import get_commands

    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Commands")[1].split("##")[0]
    named = {
        line.split("`")[1].split()[0] for line in table.splitlines() if line.startswith("| `")
    }
    assert named >= {"regional_report", "api_token", "load_regions"}
    assert named <= get_commands().keys()
