"""Certificates that prove themselves: Open Badges 3.0 on W3C Verifiable Credentials 2.0, signed
with Ed25519 as a JWT. Nothing here asks the database; that is done by the services."""
