"""docker-compose.yml and the Dockerfile: locked by default, and no secret of their own."""

import re
from pathlib import Path

import pytest
import yaml

from blkportal import secrets

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text()
SERVICES = yaml.safe_load(TEXT)["services"]
LASTING = sorted(set(SERVICES) - {"migrate"})
every_service = pytest.mark.parametrize("name", sorted(SERVICES))


def test_everything_that_production_needs_is_there() -> None:
    profiles = {name: parts.get("profiles") for name, parts in SERVICES.items()}
    assert {name for name, asked in profiles.items() if asked is None} == {
        *("web", "worker", "beat", "migrate", "postgres", "valkey")
    }


def test_what_a_large_portal_needs_starts_with_its_profile_alone() -> None:
    large = {name for name, parts in SERVICES.items() if parts.get("profiles") == ["large"]}
    assert large == {"worker-more", "standby"}
    assert SERVICES["web"]["environment"]["DATABASE_REPLICA_URL"] == "${DATABASE_REPLICA_URL:-}"


@every_service
def test_no_service_runs_as_root(name: str) -> None:
    assert SERVICES[name]["user"] not in {"root", "0", "0:0"}


@every_service
def test_no_service_writes_to_its_own_files(name: str) -> None:
    assert SERVICES[name]["read_only"] is True


@every_service
def test_no_service_gains_privileges(name: str) -> None:
    assert SERVICES[name]["cap_drop"] == ["ALL"]
    assert SERVICES[name]["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", LASTING)
def test_each_lasting_service_says_how_it_is(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_only_the_web_is_reachable_and_only_for_the_proxy_beside_it() -> None:
    published = {name: parts["ports"] for name, parts in SERVICES.items() if "ports" in parts}
    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])


@pytest.mark.parametrize("name", ["postgres", "standby", "valkey"])
def test_the_data_stay_on_the_inner_network(name: str) -> None:
    assert SERVICES[name]["networks"] == ["inside"]
    assert yaml.safe_load(TEXT)["networks"]["inside"] == {"internal": True}


def test_only_the_migration_signs_in_as_the_owner() -> None:
    owners = [n for n, s in SERVICES.items() if "OWNER_DATABASE_URL" in s["environment"]]
    assert owners == ["migrate"]


@pytest.mark.parametrize("name", [*secrets.NAMES, "APP_LOGIN_PASSWORD", "BROKER_PASSWORD"])
def test_a_missing_secret_stops_the_start_with_a_sentence(name: str) -> None:
    assert re.search(rf"\${{{name}:\?[^}}]+}}", TEXT)
    assert not re.search(rf"\${{{name}(:?-[^}}]*)?}}", TEXT)


@pytest.mark.parametrize(
    "name", ["TRUSTED_PROXIES", "STATEMENT_TIMEOUT", "LOG_LEVEL", "WEB_CONCURRENCY"]
)
def test_what_an_operator_may_set_reaches_the_web(name: str) -> None:
    assert SERVICES["web"]["environment"][name].startswith(f"${{{name}:-")


def test_the_broker_keeps_every_message() -> None:
    command = SERVICES["valkey"]["command"]
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_the_image_ends_as_an_ordinary_user_and_holds_no_secret() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert [line for line in lines if line.startswith("USER")] == ["USER portal"]
    assert not any(name in line for line in lines for name in secrets.NAMES)


def test_the_image_leaves_local_data_and_history_outside() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".git", ".local", ".venv"} <= set(ignored)
