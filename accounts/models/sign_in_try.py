from django.db import models


class SignInTry(models.Model):
    """A failed sign-in, kept for the length of the throttle's window."""

    email_hash = models.CharField(max_length=64)
    network = models.CharField(max_length=50)  # IPv4 /24 or IPv6 /64
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["email_hash", "at"], name="try_account"),
            models.Index(fields=["network", "at"], name="try_network"),
        ]

    def __str__(self) -> str:
        return f"{self.network} {self.at}"
