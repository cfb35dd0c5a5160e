from placements.admin import desk, evidence, pledge

__all__ = ["desk", "evidence", "pledge"]
