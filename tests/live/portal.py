"""A whole portal for tests: own database, real web server, real worker."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL
from subprocess import PIPE
from uuid import uuid4

ROOT = Path(__file__).resolve().parent.parent.parent
READY_WITHIN = 60
MEMORY = {"PYTHONMALLOC", "GLIBC_TUNABLES"}  # of `make test` alone: it would slow a server down


@dataclass
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]

    def json(self):
        return json.loads(self.body)


@dataclass
class Portal:
    """Addresses, people and processes; ``ask`` speaks HTTP as one of the people."""

    env: dict[str, str]
    port: int
    world: dict = field(default_factory=dict)
    processes: list[subprocess.Popen] = field(default_factory=list)
    clerk: subprocess.Popen | None = None
    web: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, person, method, path, data=None, headers=None):
        """Send JSON as ``person`` (a key of ``world["tokens"]``, or None) and return an Answer."""
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(self.address + path, data=body, method=method)
        request.add_header("Content-Type", "application/json")
        if person:
            request.add_header("Authorization", f"Bearer {self.world['tokens'][person]}")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Answer(answer.status, answer.read(), dict(answer.headers))
        except urllib.error.HTTPError as refusal:
            return Answer(refusal.code, refusal.read(), dict(refusal.headers))

    def do(self, person, method, path, data=None):
        """As ``ask``, for steps that must succeed; returns the JSON."""
        answer = self.ask(person, method, path, data)
        assert answer.status < 300, f"{method} {path}: {answer.status} {answer.body[:600]!r}"
        return answer.json() if answer.body else None

    def python(self, *arguments):
        """Run a command with this portal's environment and return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def lay_out(self, code):
        """Run ``code`` in this portal as the ministry and return what it printed, as JSON."""
        if self.clerk is None:
            self.clerk = self.start("-m", "tests.live.clerk", stdin=PIPE, stdout=PIPE, text=True)
        self.clerk.stdin.write(json.dumps(code) + "\n")
        self.clerk.stdin.flush()
        answer = json.loads(self.clerk.stdout.readline())
        assert "failed" not in answer, answer["failed"]
        return json.loads(answer["printed"])

    def upload(self, person, path, fields, content, name="usulan.xlsx"):
        """Send a form with one file, as a browser would; returns the JSON."""
        mark = uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        parts += [head.encode(), b"Content-Type: application/octet-stream\r\n\r\n", content]
        body = b"".join([*parts, f"\r\n--{mark}--\r\n".encode()])
        request = urllib.request.Request(self.address + path, data=body, method="POST")
        request.add_header("Content-Type", f"multipart/form-data; boundary={mark}")
        request.add_header("Authorization", f"Bearer {self.world['tokens'][person]}")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())

    def start(self, *command, **pipes):
        log = open(ROOT / ".local" / f"live-{self.port}.log", "ab")  # noqa: SIM115 (the child's)
        self.processes.append(
            subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.env,
                start_new_session=True,
                **({"stdout": log, "stderr": log} | pipes),
            )
        )
        return self.processes[-1]

    def wait_until_ready(self):
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            try:
                if self.ask(None, "GET", "/readyz").status == 200:
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.2)
        raise TimeoutError("The portal did not become ready.")

    def stop(self):
        """All at once, with what they started: a worker says goodbye for three seconds."""
        for process in self.processes:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, SIGKILL)
        for process in self.processes:
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def with_database(url: str, name: str) -> str:
    return f"{url.rpartition('/')[0]}/{name}"


def environment(name: str) -> dict[str, str]:
    """Of a process that works on the database ``name``, with memory as in production."""
    inherited = {key: value for key, value in os.environ.items() if key not in MEMORY}
    return inherited | {
        "BLKPORTAL_STAGE": "test",
        "DATABASE_URL": with_database(os.environ["DATABASE_URL"], name),
        "OWNER_DATABASE_URL": with_database(os.environ["OWNER_DATABASE_URL"], name),
        "DJANGO_SETTINGS_MODULE": "blkportal.settings",
    }


def open_portal(name: str, broker_number: int, static_files: Path, world: str) -> Portal:
    """Start web and worker on the database ``name``, laid out by the module ``world``."""
    port = free_port()
    env = environment(name) | {
        "REDIS_URL": with_database(os.environ["REDIS_URL"], str(broker_number)),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "STATIC_ROOT": str(static_files),
    }
    portal = Portal(env, port)
    portal.world = portal.lay_out(f"from {world} import tell_world; tell_world()")
    web = f"gunicorn blkportal.wsgi --preload -b 127.0.0.1:{port} -w 2 --threads 8"
    portal.web = portal.start("-m", *web.split())
    portal.start("-m", "celery", "-A", "blkportal", "worker", "-c", "1", "-l", "warning")
    portal.wait_until_ready()
    return portal
