from placements.admin import desk, evidence, forum, pledge, saved_search, signup

__all__ = ["desk", "evidence", "forum", "pledge", "saved_search", "signup"]
