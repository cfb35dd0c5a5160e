"""The Celery application: its settings are those of Django, its tasks those of the apps."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "blkportal.settings")

app = Celery("blkportal")
app.config_from_object("blkportal.settings:CELERY")
app.autodiscover_tasks()
# Threads must not fall back to an application without settings.
app.set_default()
