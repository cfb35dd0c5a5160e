"""The 21 sectors of the Indonesian classification of business fields (KBLI 2020), by letter."""

from django.utils.translation import gettext_lazy as _

SECTORS = [
    ("A", _("Agriculture, forestry and fishery")),
    ("B", _("Mining and quarrying")),
    ("C", _("Manufacturing")),
    ("D", _("Electricity and gas")),
    ("E", _("Water, waste and recycling")),
    ("F", _("Construction")),
    ("G", _("Trade and repair of vehicles")),
    ("H", _("Transport and storage")),
    ("I", _("Lodging and food")),
    ("J", _("Information and communication")),
    ("K", _("Finance and insurance")),
    ("L", _("Real estate")),
    ("M", _("Professional, scientific and technical services")),
    ("N", _("Rental and business support")),
    ("O", _("Public administration and defence")),
    ("P", _("Education")),
    ("Q", _("Health and social work")),
    ("R", _("Arts, entertainment and recreation")),
    ("S", _("Other services")),
    ("T", _("Households as employers")),
    ("U", _("International bodies")),
]
