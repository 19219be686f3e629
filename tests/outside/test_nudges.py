"""Nudges over a real Redis: by name, as JSON, once while they wait, and never an exception."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue
from rq.job import JobStatus
from rq.serializers import JSONSerializer

from shopapp.demo.services import free_port, redis
from shopapp.outside.nudges import BULK, DEFAULT, RedisNudges, waits


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    port = free_port()
    with redis(port, tmp_path / "redis"):
        yield port


def queue(port: int, name: str) -> Queue:
    return Queue(name, connection=Redis(port=port), serializer=JSONSerializer)


def test_a_nudge_is_a_job_by_name_with_ids_only_and_one_while_it_waits(port: int):
    nudges = RedisNudges(f"redis://127.0.0.1:{port}/0")
    for _ in range(3):
        nudges.nudge("work_delivery", 3, 9)
    nudges.nudge("work_delivery", 3, "a:b/ü")
    nudges.nudge("sync_catalogue", 3)
    waiting = queue(port, DEFAULT).jobs
    assert [(job.func_name, job.args) for job in waiting] == [
        ("workers.jobs.work_delivery", [3, 9]),
        ("workers.jobs.work_delivery", [3, "a:b/ü"]),
    ]
    assert json.loads(waiting[0].data)
    assert [job.func_name for job in queue(port, BULK).jobs] == ["workers.jobs.sync_catalogue"]
    nudges.close()


# QUEUED: a worker was killed between taking the job out of the queue and saying that it runs.
@pytest.mark.parametrize("state", [JobStatus.STARTED, JobStatus.FAILED, JobStatus.QUEUED])
def test_a_job_that_runs_or_died_does_not_swallow_the_next_nudge(port: int, state: JobStatus):
    nudges = RedisNudges(f"redis://127.0.0.1:{port}/0")
    nudges.nudge("work_delivery", 3, 9)
    job = queue(port, DEFAULT).jobs[0]
    queue(port, DEFAULT).remove(job)
    job.set_status(state)
    nudges.nudge("work_delivery", 3, 9)
    assert len(queue(port, DEFAULT).jobs) == 1
    nudges.close()


def test_a_job_that_ends_while_it_is_asked_about_waits_no_longer(port: int):
    nudges = RedisNudges(f"redis://127.0.0.1:{port}/0")
    nudges.nudge("work_delivery", 3, 9)
    default = queue(port, DEFAULT)
    job = default.jobs[0]
    assert waits(default, job)
    default.connection.delete(job.key)
    assert not waits(default, job)
    assert not waits(default, None)
    nudges.close()


def test_without_redis_a_nudge_is_lost_quietly(caplog: pytest.LogCaptureFixture):
    nudges = RedisNudges("redis://127.0.0.1:1/0")
    nudges.nudge("work_delivery", 3, 9)
    assert "nudge_lost" in caplog.text
    nudges.close()
