"""What the limits of a proposal are called."""

from django.utils.translation import gettext_lazy as _

from reports.services.quota_solver import Limit

LIMITS = {
    Limit.PEOPLE: _("Seats that the funding pays for"),
    Limit.HOURS: _("Lesson hours of the instructors"),
    Limit.BEDS_MEN: _("Nights in beds for men"),
    Limit.BEDS_WOMEN: _("Nights in beds for women"),
    Limit.PROVINCE: _("Most that one province may get"),
    Limit.CLASS: _("Fewest people in a class"),
}
