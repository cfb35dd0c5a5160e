"""A form names the page that it leads back to."""

from django.urls import reverse

from placements.crumbs import parent_of
from tests.evidence import make_work


def test_a_form_names_the_page_above_it(officer, signed_in):
    work = make_work()
    answer = signed_in(officer).get(reverse("placements:note_visit", args=[work.pk]))
    above = reverse("placements:placement_detail", args=[work.pk])
    html = answer.content.decode()
    assert f'<li><a href="{above}">{answer.context["parent"]}</a></li>' in html
    assert f'<li><a href="{above}">Kembali</a></li>' not in html


def test_a_page_without_a_name_is_still_a_way_back():
    assert str(parent_of(reverse("home"))) == "Kembali"
