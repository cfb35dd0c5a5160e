from placements.admin import desk, evidence

__all__ = ["desk", "evidence"]
