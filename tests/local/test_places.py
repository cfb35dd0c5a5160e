"""Where root keeps the servers: never as root, and no folder outside the project opened wider."""

import os
from pathlib import Path

import pytest

from blkportal.local import accounts, places
from blkportal.local.postgres import find_postgres

as_root = pytest.mark.xfail(os.geteuid() != 0, reason="only root changes accounts", run=False)


@pytest.fixture
def closed(local: Path) -> Path:
    """A checkout in a home that nobody else can enter."""
    home = local / "home"
    home.mkdir(mode=0o700, exist_ok=True)
    return home / "checkout" / ".local"


@as_root
def test_a_checkout_out_of_reach_keeps_its_data_in_the_state_folder(closed: Path) -> None:
    server = find_postgres(closed)
    server.start()
    assert server.is_running()
    assert server.place.data.is_relative_to(places.STATE)
    assert closed.parent.parent.stat().st_mode & 0o077 == 0
    server.stop()


@as_root
def test_a_new_checkout_of_the_same_path_does_not_inherit(closed: Path) -> None:
    old = find_postgres(closed)
    old.start()
    (closed / "checkout-id").unlink()
    new = find_postgres(closed)
    assert new.place.folder == old.place.folder
    assert not new.place.data.exists()
    assert not old.is_running()


@as_root
def test_an_account_is_asked_what_it_can_reach(tmp_path: Path) -> None:
    nobody = accounts.server_account(tmp_path / "none")
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o700)
    assert nobody.reaches(Path("/usr"))
    assert not nobody.reaches(shut)


@as_root
def test_data_that_exist_keep_their_owner(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 12345)
    assert accounts.server_account(tmp_path) == accounts.Account(12345, 12345)


def test_an_ordinary_user_runs_the_servers_as_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert accounts.server_account(Path("/nowhere")) is None


def test_a_linked_folder_leads_to_the_same_server(local: Path, fresh: Path) -> None:
    (fresh / ".local").symlink_to(local)
    assert find_postgres(fresh / ".local").place == find_postgres(local).place
