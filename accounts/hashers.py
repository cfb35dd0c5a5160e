from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """The same algorithm at the lowest cost, for the tests alone: they make thousands of users."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
