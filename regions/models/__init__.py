from regions.models.agency import Officer, RegionalAgency
from regions.models.place import Province, Regency

__all__ = ["Officer", "Province", "Regency", "RegionalAgency"]
