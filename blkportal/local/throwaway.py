"""`python -m blkportal.local.throwaway COMMAND…`: the settings as production reads them, with
secrets that are forgotten at once, for a command that only checks or collects files."""

import base64
import os
import secrets
import sys


def production_environment() -> dict[str, str]:
    database = "postgres://app_login@127.0.0.1:1/blkportal"
    return {
        "BLKPORTAL_STAGE": "production",
        "PUBLIC_URL": "https://portal.invalid",
        "ALLOWED_HOSTS": "portal.invalid",
        "DATABASE_URL": database,
        "OWNER_DATABASE_URL": database,
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "NIK_ENCRYPTION_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "NIK_HASH_KEY": secrets.token_urlsafe(64),
    }


if __name__ == "__main__":
    os.execvpe(sys.argv[1], sys.argv[1:], os.environ | production_environment())
