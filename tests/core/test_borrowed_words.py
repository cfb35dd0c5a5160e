"""What Django and REST framework say of wrong input is said in plain Indonesian."""

import inspect

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override
from rest_framework import exceptions, fields, relations, serializers, validators

from blkportal.core import borrowed_words

# of fields that the portal has none of
UNUSED = {"hyperlink", "URL string", "path choice", "slug", "for the", "month", "year"}


class Form(forms.Form):
    people = forms.IntegerField(required=False, min_value=0, max_value=40)
    wage = forms.DecimalField(required=False, decimal_places=2)
    day = forms.DateField(required=False)
    kind = forms.ChoiceField(required=False, choices=[("a", "A")])
    email = forms.EmailField(required=False)
    note = forms.CharField(required=False, max_length=3)


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("people", "dua", "Isi dengan bilangan bulat, misalnya 12."),
        ("people", "-1", "Isi dengan 0 atau lebih."),
        ("people", "41", "Isi dengan 40 atau kurang."),
        ("wage", "banyak", "Isi dengan angka, misalnya 12."),
        ("wage", "1.234", "Paling banyak 2 angka di belakang koma."),
        ("day", "besok", "Tanggal ini tidak dikenali. Tulis seperti 31/12/2026."),
        ("kind", "b", "“b” tidak ada dalam daftar. Pilih salah satu yang tersedia."),
        ("email", "saya", "Tulis alamat surel selengkapnya, misalnya nama@contoh.id."),
        ("note", "panjang", "Tulis paling banyak 3 karakter; sekarang 7."),
    ],
)
def test_a_form_says_how_to_mend_it(name, text, said):
    with override("id"):
        assert Form({name: text}).errors == {name: [said]}


def test_the_day_that_is_given_as_an_example_is_read():
    with override("id"):
        assert Form({"day": "31/12/2026"}).is_valid()


def messages_of_the_api():
    for module in (fields, relations, serializers, validators, exceptions):
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__.startswith("rest_framework"):
                yield from getattr(kind, "default_error_messages", {}).values()
                told = ("message", "missing_message", "default_detail")
                yield from filter(None, (getattr(kind, name, None) for name in told))


def test_no_sentence_of_the_api_is_left_in_english():
    left = set()
    for message in messages_of_the_api():
        with override("en"):
            english = str(message)
        with override("id"):
            if str(message) == english and not any(word in english for word in UNUSED):
                left.add(english)
    assert left == set()


def test_each_borrowed_sentence_has_words_of_ours():
    with override("id"):
        sentences = [
            *borrowed_words.OF_FORMS,
            *borrowed_words.OF_PASSWORDS,
            *borrowed_words.OF_THE_ADMIN,
            *borrowed_words.OF_THE_API,
        ]
        said = {text: gettext(text) for text in sentences}
    assert [text for text, ours in said.items() if text == ours] == []


@pytest.mark.parametrize(
    "password, said",
    [
        ("bekasi", "Kata sandi ini terlalu pendek: paling sedikit 12 karakter."),
        ("password1234", "Kata sandi ini terlalu banyak dipakai orang. Pilih yang lain."),
    ],
)
def test_a_password_is_refused_in_words_that_help(password, said):
    with override("id"), pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert said in refused.value.messages
