from regions.admin import obstacle, places

__all__ = ["obstacle", "places"]
