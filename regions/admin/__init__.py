from regions.admin import minimum_wage, obstacle, places

__all__ = ["minimum_wage", "obstacle", "places"]
