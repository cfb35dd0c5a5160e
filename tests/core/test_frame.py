"""What stands around the content of a page."""

from django.template import Context, Template
from django.utils.translation import override


def drawn(inside, **context):
    template = Template("{% crumbs %}" + inside + "{% endcrumbs %}")
    with override("id"):
        return template.render(Context(context))


def test_the_way_back_begins_with_the_first_page():
    assert drawn('<li aria-current="page">Kuota</li>') == (
        '<nav class="crumbs" aria-label="Anda berada di sini"><ol>'
        '<li><a href="/">Beranda</a></li><li aria-current="page">Kuota</li></ol></nav>'
    )


def test_a_name_in_it_is_text_and_no_markup():
    assert "<li>&lt;b&gt; &amp; Co</li>" in drawn("<li>{{ name }}</li>", name="<b> & Co")
