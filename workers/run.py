"""The worker process and the one rule of retries.

A job that meets `Unavailable` ends quietly: what it wanted stands in the database with the time of its next try, and the
sweep comes by. `Refused` was recorded by its room. Anything else is a bug: logged with its place, never hidden. Workers do
not fork per job: small jobs ran 3.7 times as often that way (docs/decisions/0005).
"""

# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
# (redis and rq carry partial types)

from types import TracebackType

from redis import Redis
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer

from shopapp import logs
from shopapp.errors import Outside, Problem
from shopapp.settings import Settings

log = logs.get(__name__)

QUEUES = ("default", "bulk")


def end_of(job: Job, kind: type[BaseException], problem: BaseException, trace: TracebackType) -> bool:
    """RQ's exception hook. False: nothing further is done with the job; it is not kept among the failed ones."""
    _ = trace
    if isinstance(problem, Outside):
        log.info("job_put_off", job=job.func_name, code=problem.code)
    elif isinstance(problem, Problem):
        log.warning("job_refused", job=job.func_name, code=problem.code)
    else:
        log.error("job_bug", job=job.func_name, error=kind.__name__, exc_info=True)
    return False


def run(settings: Settings, queues: tuple[str, ...] = QUEUES, *, burst: bool = False) -> None:
    """Work until told to stop (SIGTERM lets the running job finish)."""
    connection = Redis.from_url(settings.redis_url)
    worker = SimpleWorker(
        [Queue(name, connection=connection, serializer=JSONSerializer) for name in queues],
        connection=connection,
        serializer=JSONSerializer,
        exception_handlers=[end_of],
        disable_default_exception_handler=True,
        log_job_description=False,
    )
    worker.work(burst=burst, logging_level="WARNING")
