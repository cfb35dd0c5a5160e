from programs.admin import agreement, batch, catalog, center, ledger, quota, staff, training_need

__all__ = ["agreement", "batch", "catalog", "center", "ledger", "quota", "staff", "training_need"]
