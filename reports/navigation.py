"""This app's entries of the main menu: (order, url name, label, icon, roles)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from reports.permissions import READERS

NAV: list[tuple[Any, ...]] = [(70, "reports:report_list", _("Reports"), "chart", READERS)]
