"""The ministry's desk: what is registered there, and where it is found."""

from django.contrib import admin
from django.urls import reverse

DESK = dict(admin.site._registry)


def at(model, page="changelist", *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)
