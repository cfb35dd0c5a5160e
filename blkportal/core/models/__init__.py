from blkportal.core.models.audit_entry import AuditEntry
from blkportal.core.models.idempotency_key import IdempotencyKey
from blkportal.core.models.job import Job
from blkportal.core.models.status_change import StatusChange

__all__ = ["AuditEntry", "IdempotencyKey", "Job", "StatusChange"]
