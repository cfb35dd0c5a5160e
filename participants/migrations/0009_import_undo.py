from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0008_attendance"),
        ("programs", "0006_reregistration"),
        ("regions", "0005_name_the_parts_of_an_officer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="referralimport",
            name="import_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="referralimport",
            name="import_same_file_once",
        ),
        migrations.AlterField(
            model_name="referralimport",
            name="status",
            field=models.CharField(
                choices=[
                    ("UPLOADED", "Being checked"),
                    ("CHECKED", "Checked, waits for you"),
                    ("SAVING", "Being saved"),
                    ("SAVED", "Saved"),
                    ("REFUSED", "Cannot be read"),
                    ("DISCARDED", "Discarded"),
                    ("UNDONE", "Taken back"),
                ],
                default="UPLOADED",
                max_length=9,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "UPLOADED",
                            "CHECKED",
                            "SAVING",
                            "SAVED",
                            "REFUSED",
                            "DISCARDED",
                            "UNDONE",
                        ],
                    )
                ),
                name="import_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("DISCARDED", "REFUSED", "UNDONE")), _negated=True
                ),
                fields=("regency", "batch", "digest"),
                name="import_same_file_once",
            ),
        ),
    ]
