"""What stands around the content of a page."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_block_tag
def crumbs(content: SafeString) -> SafeString:
    """The way back: the first page, and below it the items between the tags, this page last."""
    return format_html(
        '<nav class="crumbs" aria-label="{}"><ol><li><a href="{}">{}</a></li>{}</ol></nav>',
        _("You are here"),
        reverse("home"),
        _("Home"),
        content,
    )
