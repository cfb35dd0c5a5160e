from placements.admin import desk, evidence, saved_search

__all__ = ["desk", "evidence", "saved_search"]
