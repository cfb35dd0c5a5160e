from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blkportal.core.admin import ReadOnlyAdmin, acting
from programs import services
from programs.models import RuleSet
from programs.rules import rules_in_words


@admin.register(RuleSet)
class RuleSetAdmin(ReadOnlyAdmin):
    """Centers that admit by rules of their own; they are set on the page of the program."""

    list_display = ["program", "center", "in_words", "why", "set_by", "set_at"]
    list_filter = ["center", "program__vocation"]
    search_fields = ["program__title", "center__name", "why"]
    list_select_related = ["program", "center", "set_by"]
    actions = [
        acting(
            "programs.drop_rules", _("Drop the rules: the program's count"), services.drop_rules
        )
    ]

    @admin.display(description=_("eligibility rules"))
    def in_words(self, own: RuleSet) -> str:
        return "; ".join(rules_in_words(own.eligibility)) or "–"
