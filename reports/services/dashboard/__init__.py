"""Dashboards: figures of this moment, of a place and a period, counted as every report counts."""
