from placements.admin import desk, evidence, pledge, saved_search

__all__ = ["desk", "evidence", "pledge", "saved_search"]
