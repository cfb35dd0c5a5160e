"""The broker of our own: locked, on disk, and back after a kill with its queue."""

import signal

import pytest
import redis

from blkportal.local.broker import Broker
from blkportal.local.processes import at_work_in, end


@pytest.fixture
def client(broker: Broker) -> redis.Redis:
    broker.start()
    return redis.Redis.from_url(broker.url(), decode_responses=True)


def test_it_keeps_its_queue_through_a_kill(broker: Broker, client: redis.Redis) -> None:
    client.rpush("celery", "a promise")
    end(lambda: at_work_in(broker.place.data), (signal.SIGKILL, 5))
    assert broker.start() is True
    again = redis.Redis.from_url(broker.url(), decode_responses=True)
    assert again.lrange("celery", 0, -1) == ["a promise"]


def test_it_refuses_whoever_has_no_password(broker: Broker, client: redis.Redis) -> None:
    stranger = redis.Redis(port=broker.access.port, retry=None)
    with pytest.raises(redis.AuthenticationError):
        stranger.ping()


def test_it_never_drops_a_message_to_save_memory(client: redis.Redis) -> None:
    assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}


def test_it_writes_every_message_down(client: redis.Redis) -> None:
    assert client.config_get("appendonly") == {"appendonly": "yes"}


def test_it_listens_on_loopback_alone(client: redis.Redis) -> None:
    assert client.config_get("bind") == {"bind": "127.0.0.1"}


def test_a_second_start_finds_the_running_one(broker: Broker, client: redis.Redis) -> None:
    assert broker.start() is False


def test_nothing_is_left_after_a_stop(broker: Broker, client: redis.Redis) -> None:
    broker.stop()
    assert at_work_in(broker.place.data) == []
