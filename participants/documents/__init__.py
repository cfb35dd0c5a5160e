"""Papers that the portal prints, set by Typst from templates beside this module."""

from participants.documents.certificate import name_then, print_certificates, with_paper
from participants.documents.class_list import print_announcement, print_decree_annex

__all__ = [
    "name_then",
    "print_announcement",
    "print_certificates",
    "print_decree_annex",
    "with_paper",
]
