"""A missing or sample secret stops the start with a sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from blkportal import secrets
from blkportal.local.throwaway import production_environment

HOSTS = ["portal.example"]


def read(env: dict, stage: str = "production", **options) -> secrets.Secrets:
    options = {"debug": False, "hosts": HOSTS} | options
    return secrets.from_environment(env, stage=stage, **options)


@pytest.fixture
def good() -> dict[str, str]:
    return {name: production_environment()[name] for name in secrets.NAMES}


@pytest.fixture
def local_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "state" / "secrets.env"
    monkeypatch.setattr(secrets, "LOCAL_FILE", file)
    return file


def test_good_secrets_are_taken_as_they_are(good: dict) -> None:
    assert read(good).secret_key == good["SECRET_KEY"]


@pytest.mark.parametrize("name", secrets.NAMES)
def test_each_missing_secret_is_named(good: dict, name: str) -> None:
    del good[name]
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is not set"):
        read(good)


@pytest.mark.parametrize("name", secrets.NAMES)
@pytest.mark.parametrize(
    "value", ["short", "change-me-" * 9, "This-Is-A-Sample-Value-Of-40-Letters-----"]
)
def test_each_sample_secret_is_refused(good: dict, name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^{name} is a sample or too short"):
        read(good | {name: value})


def test_no_refusal_repeats_the_secret(good: dict) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(good | {"SECRET_KEY": "short-but-private"})
    assert "private" not in str(refusal.value)


def test_debug_may_not_serve_a_public_host(good: dict) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"DEBUG=1 .* portal\.example"):
        read(good, debug=True)


def test_debug_may_serve_this_machine(good: dict) -> None:
    assert read(good, debug=True, hosts=["localhost"])


def test_several_keys_allow_a_change_of_keys(good: dict) -> None:
    keys = good["NIK_ENCRYPTION_KEYS"]
    assert read(good | {"NIK_ENCRYPTION_KEYS": f"{keys},{keys}"}).nik_encryption_keys == [
        keys,
        keys,
    ]


def test_the_demo_makes_its_secrets_once(local_file: Path) -> None:
    assert read({}, stage="demo") == read({}, stage="test")


def test_the_demo_keeps_its_secrets_to_itself(local_file: Path) -> None:
    read({}, stage="demo")
    assert local_file.stat().st_mode & 0o077 == 0


def test_production_does_not_take_the_secrets_of_the_demo(local_file: Path) -> None:
    read({}, stage="demo")
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        read({})


def test_a_missing_server_is_named_before_anything_starts() -> None:
    with pytest.raises(ImproperlyConfigured, match="^DATABASE_URL is not set"):
        secrets.required({"DATABASE_URL": ""}, "DATABASE_URL")
