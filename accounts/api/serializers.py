from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from accounts.models import AccountState, User
from accounts.roles import Role


class UserSerializer(serializers.ModelSerializer):
    state = serializers.ChoiceField(choices=AccountState, read_only=True)

    class Meta:
        model = User
        fields = ["id", "name", "email", "role", "scope_key", "office", "state", "last_login"]
        read_only_fields = fields


class MeSerializer(UserSerializer):
    """Oneself, with the verbs that the role may use."""

    verbs = serializers.SerializerMethodField()

    class Meta(UserSerializer.Meta):
        fields = [*UserSerializer.Meta.fields, "verbs"]
        read_only_fields = fields

    def get_verbs(self, user: User) -> list[str]:
        return verbs_of(user)


class InvitationSerializer(serializers.Serializer):
    """Role and office default to the inviter's own."""

    name = serializers.CharField(max_length=150)
    email = serializers.EmailField(max_length=254)
    role = serializers.ChoiceField(choices=Role, required=False)
    scope_key = serializers.CharField(max_length=40, required=False, allow_blank=True)

    def validate(self, answers: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            raise serializers.ValidationError(
                {name: _("There is no such field.") for name in unknown}
            )
        by = self.context["request"].user
        return {"role": by.role, "scope_key": by.scope_key} | answers


def verbs_of(user: User) -> list[str]:
    from importlib import import_module

    from blkportal.site.context import APPS

    tables = {app: import_module(f"{app}.permissions").MAY for app in APPS}
    return sorted(
        f"{app}.{verb}" for app, may in tables.items() for verb in may if user.role in may[verb]
    )
