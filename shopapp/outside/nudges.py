"""Hints to the workers through RQ. Implements `ports.nudges.Nudges`.

The rule: a nudge never raises and carries ids only. Losing one loses nothing: each room's sweep finds what waits. The job id
names the work, so that a hundred nudges for the same thing are one job while it waits.
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportArgumentType=false
# (redis and rq carry partial types)

import threading

import redis
from rq import Queue
from rq.exceptions import DuplicateJobError, InvalidJobOperation
from rq.job import Job, JobStatus
from rq.serializers import JSONSerializer

from shopapp import logs

log = logs.get(__name__)

DEFAULT = "default"
"""Short jobs that a person or a vendor waits for."""
BULK = "bulk"
"""Jobs of minutes: first syncs and the like; never in front of a short one."""
QUEUES = {
    "sync_catalogue": BULK,
    "carry_catalogue": BULK,
    "change_model": BULK,
    "sync_documents": BULK,
    "keep_tokens": BULK,
    "read_source": BULK,
    "carry_rehearsal": BULK,
}
_LIMITS = {DEFAULT: 120, BULK: 6 * 3600}


class RedisNudges:
    """Connects at the first nudge; after a failure the next nudge simply tries again."""

    def __init__(self, redis_url: str) -> None:
        self._url = redis_url
        self._lock = threading.Lock()
        self._queues: dict[str, Queue] = {}

    def nudge(self, job: str, shop_id: int, id: int | str = "") -> None:
        name = QUEUES.get(job, DEFAULT)
        try:
            self._put(name, job, shop_id, id)
        except (redis.RedisError, OSError) as problem:
            log.warning("nudge_lost", job=job, shop_id=shop_id, why=type(problem).__name__)

    def close(self) -> None:
        for queue in self._queues.values():
            queue.connection.close()

    def _put(self, name: str, job: str, shop_id: int, id: int | str) -> None:
        queue = self._queue(name)
        job_id = _job_id(job, shop_id, id)
        limits = {"job_timeout": _LIMITS[name], "result_ttl": 0, "failure_ttl": 3600}
        try:
            queue.enqueue(f"workers.jobs.{job}", shop_id, id, job_id=job_id, unique=True, **limits)
        except DuplicateJobError:
            if not waits(queue, queue.fetch_job(job_id)):
                queue.enqueue(f"workers.jobs.{job}", shop_id, id, **limits)

    def _queue(self, name: str) -> Queue:
        with self._lock:
            if name not in self._queues:
                connection = redis.Redis.from_url(self._url, socket_connect_timeout=0.5, socket_timeout=1.0)
                self._queues[name] = Queue(name, connection=connection, serializer=JSONSerializer)
            return self._queues[name]


def waits(queue: Queue, job: Job | None) -> bool:
    """Whether the job will yet begin, and so will see what it was nudged for.

    One that runs may have read before this news came; one that ended between our questions is gone; and one whose worker was
    killed just after it had taken the job out of the queue says "queued" and stands in none.
    """
    try:
        return job is not None and job.get_status() == JobStatus.QUEUED and queue.get_job_position(job.id) is not None
    except InvalidJobOperation:
        return False


def _job_id(job: str, shop_id: int, id: int | str) -> str:
    """RQ takes letters, digits, dashes and underscores; anything else in an id of ours becomes an underscore."""
    name = "".join(each if each.isascii() and (each.isalnum() or each in "-_") else "_" for each in str(id))
    return f"{job}-{shop_id}-{name}"
