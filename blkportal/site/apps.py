import json
from typing import Any

from django.contrib.admin import site
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import pre_save


class PortalAdminConfig(AdminConfig):
    default_site = "blkportal.site.admin.PortalAdminSite"

    def ready(self) -> None:
        super().ready()
        from django.contrib.auth.models import Group

        site.unregister(Group)  # rights are roles; nobody may read this table
        pre_save.connect(name_nobody, sender="admin.LogEntry")


def name_nobody(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The admin's log says which record was written; whose it is stays in the record."""
    instance.object_repr = f"{instance.content_type.model} {instance.object_id}"
    if instance.change_message.startswith("["):
        parts = json.loads(instance.change_message)
        for facts in (facts for part in parts for facts in part.values() if "object" in facts):
            facts["object"] = "…"
        instance.change_message = json.dumps(parts)
