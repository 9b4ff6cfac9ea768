"""load.py base | load CASES.jsonl: prepares and fills the django-helpdesk peer through its own models."""
import functools
import itertools
import json
import os
import sys
import time

import django

django.setup()
from django.contrib.auth import get_user_model  # noqa: E402
from django.utils import timezone  # noqa: E402
from helpdesk.models import FollowUp, Queue, Ticket  # noqa: E402

STATUS = {"open": 1, "pending": 2, "resolved": 3, "closed": 4}


def base():
    """One agent, and the folder that incoming mail is read from."""
    agent, _ = get_user_model().objects.get_or_create(
        username="agent", defaults={"is_staff": True, "is_superuser": True, "email": "agent@desk.example.org"})
    agent.set_password("agent-pass")
    agent.save()
    Queue.objects.get_or_create(slug="inbox", defaults={
        "title": "inbox", "email_address": "inbox@desk.example.org", "allow_email_submission": True, "email_box_type": "local",
        "email_box_local_dir": os.environ["PEERS_HOME"] + "/dh-site/inbox", "email_box_interval": 0, "logging_type": "none"})


@functools.cache
def queue(slug):
    return Queue.objects.get_or_create(slug=slug, defaults={
        "title": slug, "email_address": f"{slug}@desk.example.org", "allow_public_submission": True})[0]


def store(cases, agent):
    tickets = Ticket.objects.bulk_create([Ticket(
        queue=queue(c["queue"]), title=c["subject"][:200], description=c["body"], submitter_email=c["from_address"],
        status=STATUS[c["status"]], priority=c["priority"], created=c["created"], modified=c["created"], secret_key="x" * 36)
        for c in cases])
    FollowUp.objects.bulk_create([FollowUp(ticket=t, user=agent, title="Comment", comment=r, public=True, date=timezone.now())
                                  for t, c in zip(tickets, cases) for r in c["replies"]])


def load(path):
    agent = get_user_model().objects.get(username="agent")
    began = time.time()
    loaded = 0
    with open(path, encoding="utf-8") as file:
        while cases := [json.loads(line) for line in itertools.islice(file, 1000)]:
            store(cases, agent)
            loaded += len(cases)
    print(f"{loaded} cases in {time.time() - began:.1f} s")


if __name__ == "__main__":
    {"base": base, "load": lambda: load(sys.argv[2])}[sys.argv[1]]()
