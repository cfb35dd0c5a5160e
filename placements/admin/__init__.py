from placements.admin import desk, evidence, forum, pledge, saved_search

__all__ = ["desk", "evidence", "forum", "pledge", "saved_search"]
