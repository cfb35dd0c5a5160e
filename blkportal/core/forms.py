"""How every form of the portal is drawn: label above, hint under it, error beside the field."""

from typing import Any

from django.forms import BaseForm, BooleanField
from django.forms.renderers import DjangoTemplates
from django.template import loader
from django.utils.translation import gettext_lazy as _

OURS = {"django/forms/widgets/select.html": "ui/select.html"}


class PortalFormRenderer(DjangoTemplates):
    """Our own form, field and list of choices; other widgets stay Django's, as the admin's do."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        template_name = OURS.get(template_name, template_name)
        if template_name.startswith("ui/"):
            return loader.get_template(template_name)
        return super().get_template(template_name)


class TickField(BooleanField):
    """A box beside a sentence that has to be true before the form is taken."""

    default_error_messages = {"required": _("Tick this box to go on.")}


def spoken_errors(form: BaseForm) -> list[str]:
    """For a form that is not shown again: each error with the name of its field."""
    said = {name: " ".join(str(error) for error in errors) for name, errors in form.errors.items()}
    return [
        f"{form.fields[name].label}: {text}" if name in form.fields else text
        for name, text in said.items()
    ]
