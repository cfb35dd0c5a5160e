import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0003_organizers_invite_colleagues")]

    operations = [
        migrations.AlterField(
            model_name="batch",
            name="capacity",
            field=models.PositiveSmallIntegerField(
                default=16,
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="seats",
            ),
        ),
    ]
