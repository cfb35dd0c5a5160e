"""The secrets of the portal: read once, refused when missing or only a sample."""

import secrets as random_source
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

NAMES = ("SECRET_KEY", "NIK_ENCRYPTION_KEYS", "NIK_HASH_KEY")
SAMPLE_WORDS = ("change-me", "changeme", "sample", "example", "insecure", "secret-key")
LOCAL_FILE = Path(__file__).resolve().parent.parent / ".local" / "secrets.env"


@dataclass(frozen=True)
class Secrets:
    secret_key: str
    nik_encryption_keys: list[str]
    nik_hash_key: str


def from_environment(
    env: Mapping[str, str], *, stage: str, debug: bool, hosts: list[str]
) -> Secrets:
    """Return the three secrets, or stop the start with one sentence that says what to mend."""
    public = [host for host in hosts if host not in {"localhost", "127.0.0.1", "testserver"}]
    if debug and public:
        raise ImproperlyConfigured(
            f"DEBUG=1 may not serve the public host {public[0]}: unset DEBUG."
        )
    values = dict(env) if stage == "production" else {**_local_values(), **env}
    for name in NAMES:
        _refuse_weak(name, values.get(name, ""))
    return Secrets(
        secret_key=values["SECRET_KEY"],
        nik_encryption_keys=values["NIK_ENCRYPTION_KEYS"].split(","),
        nik_hash_key=values["NIK_HASH_KEY"],
    )


def required(env: Mapping[str, str], name: str) -> str:
    """The value of a variable without which nothing can start."""
    if not env.get(name):
        raise ImproperlyConfigured(f"{name} is not set: name the server in the environment.")
    return env[name]


def _refuse_weak(name: str, value: str) -> None:
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set: give it a secret value in the environment."
        )
    if len(value) < 32 or any(word in value.lower() for word in SAMPLE_WORDS):
        raise ImproperlyConfigured(
            f"{name} is a sample or too short: give it a random value of 32 characters or more."
        )


def _local_values() -> dict[str, str]:
    """Keys for demo and tests, made once and kept beside the local data."""
    if not LOCAL_FILE.exists():
        LOCAL_FILE.parent.mkdir(parents=True, exist_ok=True)
        LOCAL_FILE.touch(mode=0o600)
        LOCAL_FILE.write_text(
            f"SECRET_KEY={random_source.token_urlsafe(48)}\n"
            f"NIK_ENCRYPTION_KEYS={Fernet.generate_key().decode()}\n"
            f"NIK_HASH_KEY={random_source.token_urlsafe(48)}\n"
        )
    lines = LOCAL_FILE.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)
