from django import forms
from django.utils.translation import gettext_lazy as _

from programs.class_papers import ClassPaperKind
from programs.document_kinds import DocumentKind


class AddClassPaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("Paper"), choices=ClassPaperKind.choices)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=200,
        help_text=_("PDF, JPG or PNG, up to 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class AddDocumentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Document"), choices=DocumentKind.choices)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=200,
        help_text=_("PDF, JPG or PNG, up to 5 MB. A phone photo is enough if every line reads."),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"}
        ),
    )
