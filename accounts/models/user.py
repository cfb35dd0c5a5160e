from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.roles import Role
from blkportal.core.access import may_do
from blkportal.core.scope import Scope
from blkportal.core.visibility import ScopedQuerySet, everything


class AccountState(models.TextChoices):
    INVITED = "invited", _("Invited")
    ACTIVE = "active", _("May sign in")
    CLOSED = "closed", _("Closed")


class UserQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{
            role: lambda user: models.Q(role__in=roles.CENTER, scope_key=user.scope_key)
            for role in roles.CENTER
        },
        **{
            role: lambda user: models.Q(role=user.role, scope_key=user.scope_key)
            for role in (*roles.OFFICERS, Role.EMPLOYER)
        },
    }

    def invited(self) -> Self:
        return self.filter(is_active=True, last_login=None)

    def working(self) -> Self:
        return self.filter(is_active=True, last_login__isnull=False)

    def closed(self) -> Self:
        return self.filter(is_active=False)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email=(email or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account: one role, acting for one office, center or employer.

    ``scope_key`` names it: a regency "62.10", a province "62", a center "bbplk-bekasi", an
    employer's number, or nothing for the ministry. Officer, CenterStaff and EmployerContact hold
    the details; their services write the key and the ``office`` that each page shows, in the same
    transaction.
    """

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    scope_key = models.CharField(_("acts for"), max_length=40, blank=True, db_collation="C")
    office = models.CharField(_("office as shown"), max_length=150, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    STATUS_TONES = {"invited": "info", "active": "good", "closed": "neutral"}
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role"]
    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(
                name="user_role_has_its_key",
                condition=models.Q(
                    *[
                        models.Q(role=role, scope_key__regex=pattern)
                        for role, pattern in sorted(roles.KEY_PATTERN.items())
                    ],
                    _connector=models.Q.OR,
                ),
            ),
        ]
        indexes = [models.Index(fields=["role", "scope_key"], name="user_scope")]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    @property
    def state(self) -> AccountState:
        if not self.is_active:
            return AccountState.CLOSED
        return AccountState.ACTIVE if self.last_login else AccountState.INVITED

    def get_state_display(self) -> str:
        return str(self.state.label)

    @property
    def scope(self) -> Scope:
        database_role, name = roles.DATABASE_SCOPE[self.role]
        return Scope(database_role, name, self.scope_key)

    @property
    def is_ministry(self) -> bool:
        return self.role in roles.MINISTRY

    @property
    def is_officer(self) -> bool:
        return self.role in roles.OFFICERS

    @property
    def is_center(self) -> bool:
        return self.role in roles.CENTER

    @property
    def is_employer(self) -> bool:
        return self.role == Role.EMPLOYER

    # what the admin site asks; its own answers are narrowed by each ModelAdmin
    @property
    def is_staff(self) -> bool:
        return self.is_active and self.is_ministry

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """The admin asks for ``app.view_noun``; everything else is a verb of ``MAY``."""
        app, _dot, verb = perm.partition(".")
        kind = verb.partition("_")[0]
        if kind == "view":
            return self.is_staff
        if kind in {"add", "change", "delete"}:
            return self.is_staff and self.role in roles.MINISTRY_WRITERS
        return may_do(self, perm)
