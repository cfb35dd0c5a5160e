"""Who may what, at every address. An address without a row fails, a row without address too."""

from tests.access.tables import (
    accounts,
    participants,
    placements,
    programs,
    regions,
    reports,
    site,
)

ACCESS = {
    **site.ROWS,
    **accounts.ROWS,
    **regions.ROWS,
    **programs.ROWS,
    **participants.ROWS,
    **placements.ROWS,
    **reports.ROWS,
}
