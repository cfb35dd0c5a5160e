from programs.admin import agreement, batch, catalog, center, quota, staff

__all__ = ["agreement", "batch", "catalog", "center", "quota", "staff"]
