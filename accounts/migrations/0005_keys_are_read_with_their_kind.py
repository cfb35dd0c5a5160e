from django.db import migrations

OWN = "id = nullif(current_setting('app.user_id', true), '')::bigint"
# role → which accounts its key can name; a firm may have the number 62, a center the code “62”
KINDS = {"scope_employer": "role = 'employer'", "scope_center": "role LIKE 'center\\_%'"}


def only_its_kind(role, kind):
    return migrations.RunSQL(
        f"CREATE POLICY {role}_reads_its_kind ON accounts_user AS RESTRICTIVE"
        f" FOR SELECT TO {role} USING ({OWN} OR {kind})",
        f"DROP POLICY {role}_reads_its_kind ON accounts_user",
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_name_the_parts_of_an_invitation")]

    operations = [only_its_kind(role, kind) for role, kind in KINDS.items()]
