"""The one table of periodic jobs. `shopapp cron` hands them to RQ's cron scheduler, which forgets nothing by being killed:
the table is this file, and every job only looks at what the database says is due.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# (redis and rq carry partial types)

from dataclasses import dataclass

from redis import Redis
from rq import Queue
from rq.cron import CronJob, CronScheduler
from rq.serializers import JSONSerializer
from rq.utils import now

from shopapp.settings import Settings


@dataclass(frozen=True, slots=True)
class Periodic:
    """Call `workers.jobs.<job>()` every `seconds`, or at the times of `cron` (UTC)."""

    job: str
    why: str
    seconds: int | None = None
    cron: str | None = None
    queue: str = "default"


TABLE = (
    Periodic("sweep_deliveries", "webhooks whose job was lost, or that are due for another try", seconds=20),
    Periodic("sweep_checkouts", "payments that stand still: settle them", seconds=20),
    Periodic("sweep_disputes", "disputes whose order is not tagged or whose merchant has not been told", seconds=60),
    Periodic("reconcile_events", "events that Stripe could not deliver", seconds=600),
    Periodic("reconcile_holds", "money held for longer than any checkout takes", seconds=3600, queue="bulk"),
    Periodic("reconcile_books", "the sums of all three sides, and what nobody knows", cron="23 4 * * *", queue="bulk"),
    Periodic("take_fees", "what Stripe kept of each payment, and which payout it is in", seconds=3600, queue="bulk"),
    Periodic("sweep_credits", "orders that nobody has credited yet", seconds=60),
    Periodic("sweep_recovery", "abandoned carts that are due a message", seconds=60),
    Periodic("sweep_inbox", "agents who disappeared, and shoppers whom nobody comes to: tell the shop", seconds=30),
    Periodic("sweep_catalogue", "a sync that stands still, products without a vector", seconds=60, queue="bulk"),
    Periodic("sweep_models", "shops that another embedding model suits better now", seconds=60, queue="bulk"),
    Periodic("reconcile_catalogues", "what catalogue webhooks missed, and translations", cron="23 2 * * *", queue="bulk"),
    Periodic("sweep_documents", "pages and policies, which have no webhook", cron="41 2 * * *", queue="bulk"),
    Periodic("sweep_keys", "secrets under a key of the vault that is to be dropped", cron="7 3 * * *", queue="bulk"),
    Periodic("sweep_sources", "files and addresses a merchant gave that are still to be read", seconds=60, queue="bulk"),
    Periodic(
        "forget_deliveries", "webhooks done two weeks ago: their bodies hold personal data", cron="53 2 * * *", queue="bulk"
    ),
    Periodic("sweep_rehearsals", "rehearsals whose worker was killed", seconds=60),
    Periodic("check_stripe_accounts", "keys, webhook endpoints and domains at Stripe", seconds=6 * 3600, queue="bulk"),
    Periodic("sweep_tokens", "tokens that would expire unused: keep them alive", cron="17 3 * * *"),
)


class JsonCron(CronScheduler):
    """RQ's scheduler, which writes pickled jobs, made to write JSON ones as all our queues hold: whoever can write to Redis
    must not thereby run code in a worker."""

    def enqueue_jobs(self) -> list[CronJob]:
        due = [job for job in self._cron_jobs if job.should_run()]
        for job in due:
            queue = Queue(job.queue_name, connection=self.connection, serializer=JSONSerializer)
            # A tick that nobody took before the next one is due is dropped, so that ticks never pile up.
            queue.enqueue_call(job.func_name, timeout=600, result_ttl=0, ttl=job.interval or 3600)
            job.set_enqueue_time(now())
        return due


def run(settings: Settings) -> None:
    """Hand out the jobs of the table until told to stop."""
    from workers import jobs  # noqa: PLC0415 - jobs import the rooms; the table above stays cheap to read

    scheduler = JsonCron(connection=Redis.from_url(settings.redis_url), logging_level="WARNING", name="shopapp")
    for entry in TABLE:
        scheduler.register(getattr(jobs, entry.job), queue_name=entry.queue, interval=entry.seconds, cron=entry.cron)
    scheduler.start()
