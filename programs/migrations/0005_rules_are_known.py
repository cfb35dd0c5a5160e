from django.db import migrations, models

import programs.rules


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_class_has_a_seat")]

    operations = [
        migrations.AlterField(
            model_name="program",
            name="eligibility",
            field=models.JSONField(
                blank=True,
                default=dict,
                validators=[programs.rules.check_rules],
                verbose_name="eligibility rules",
            ),
        ),
    ]
