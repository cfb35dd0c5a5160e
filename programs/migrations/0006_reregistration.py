from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0005_rules_are_known"),
    ]

    operations = [
        migrations.AddField(
            model_name="batch",
            name="reregister_by",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="re-registration until"
            ),
        ),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reregister_by__isnull", True),
                    ("reregister_by__lte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="batch_reregisters_before_start",
            ),
        ),
    ]
