"""Papers that the portal prints, set by Typst from templates beside this module."""

from participants.documents.certificate import name_then, print_certificates, with_paper

__all__ = ["name_then", "print_certificates", "with_paper"]
