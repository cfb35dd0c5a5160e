import pytest


@pytest.fixture
def own_files(settings, tmp_path):
    """Uploaded lists are kept in a folder of this test alone."""
    settings.MEDIA_ROOT = tmp_path
