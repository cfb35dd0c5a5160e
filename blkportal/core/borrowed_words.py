"""Sentences of Django and of REST framework that reach people, said again by our catalog.

Django's own Indonesian is hard to follow ("Masukkan keseluruhan angka bilangan"), and that of REST
framework is half English. Listed here, they are collected with ours and translated beside them.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

OF_FORMS = [
    _("This field is required."),
    _("This field may not be blank."),
    _("This field may not be null."),
    _("This field cannot be blank."),
    _("This field cannot be null."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a valid date/time."),
    _("Enter a valid value."),
    _("Enter a valid URL."),
    _("Enter a valid email address."),
    _("Enter a valid integer."),
    _("Enter a list of values."),
    _("Enter a complete value."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("“%(pk)s” is not a valid value."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    _("The submitted file is empty."),
    _("No file was submitted. Check the encoding type on the form."),
    _("Please either submit a file or check the clear checkbox, not both."),
    _("Null characters are not allowed."),
    _("%(model_name)s with this %(field_label)s already exists."),
    _("%(model_name)s with this %(field_labels)s already exists."),
]
OF_FORMS_COUNTED = [
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure that there are no more than %(max)s digit in total.",
        "Ensure that there are no more than %(max)s digits in total.",
        "max",
    ),
    ngettext_lazy(
        "Ensure that there are no more than %(max)s decimal place.",
        "Ensure that there are no more than %(max)s decimal places.",
        "max",
    ),
    ngettext_lazy(
        "Ensure that there are no more than %(max)s digit before the decimal point.",
        "Ensure that there are no more than %(max)s digits before the decimal point.",
        "max",
    ),
    ngettext_lazy(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
        "max",
    ),
]
OF_PASSWORDS = [
    _("The password is too similar to the %(verbose_name)s."),
    _("Your password can’t be too similar to your other personal information."),
    _("This password is too common."),
    _("Your password can’t be a commonly used password."),
    _("The two password fields didn’t match."),
    _("Your old password was entered incorrectly. Please enter it again."),
]
OF_PASSWORDS_COUNTED = [
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
]
OF_THE_ADMIN = [
    _("Items must be selected in order to perform actions on them. No items have been changed."),
    _("No action selected."),
    _("You may edit it again below."),
]
OF_THE_ADMIN_COUNTED = [
    ngettext_lazy("Please correct the error below.", "Please correct the errors below.", "counter")
]
OF_THE_API = [
    _("Must be a valid boolean."),
    _("Not a valid string."),
    _("This value does not match the required pattern."),
    _("Must be a valid UUID."),
    _("A valid integer is required."),
    _("A valid number is required."),
    _("A valid biginteger is required."),
    _("String value too large."),
    _("Integer value too large to convert to float"),
    _("Ensure this value is less than or equal to {max_value}."),
    _("Ensure this value is greater than or equal to {min_value}."),
    _("Ensure this field has no more than {max_length} characters."),
    _("Ensure this field has at least {min_length} characters."),
    _("Ensure that there are no more than {max_digits} digits in total."),
    _("Ensure that there are no more than {max_decimal_places} decimal places."),
    _("Ensure that there are no more than {max_whole_digits} digits before the decimal point."),
    _("Date has wrong format. Use one of these formats instead: {format}."),
    _("Datetime has wrong format. Use one of these formats instead: {format}."),
    _("Time has wrong format. Use one of these formats instead: {format}."),
    _("Expected a datetime but got a date."),
    _("Expected a date but got a datetime."),
    _('Invalid datetime for the timezone "{timezone}".'),
    _("Datetime value out of range."),
    _('"{input}" is not a valid choice.'),
    _('Expected a list of items but got type "{input_type}".'),
    _("This list may not be empty."),
    _("Ensure this field has at least {min_length} elements."),
    _("Ensure this field has no more than {max_length} elements."),
    _("This selection may not be empty."),
    _('Expected a dictionary of items but got type "{input_type}".'),
    _("This dictionary may not be empty."),
    _("Value must be valid JSON."),
    _("The submitted data was not a file. Check the encoding type on the form."),
    _("No filename could be determined."),
    _('Invalid pk "{pk_value}" - object does not exist.'),
    _("Incorrect type. Expected pk value, received {data_type}."),
    _("Object with {slug_name}={value} does not exist."),
    _("Invalid value."),
    _("Invalid data. Expected a dictionary, but got {datatype}."),
    _("Invalid input."),
    _("Malformed request."),
    _("This field must be unique."),
    _("The fields {field_names} must make a unique set."),
    _("Surrogate characters are not allowed: U+{code_point:X}."),
    _('Method "{method}" not allowed.'),
    _("Expected available in {wait} seconds."),
    _("Expected available in {wait} second."),
]
