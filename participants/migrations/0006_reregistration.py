from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0005_selection_by_points"),
    ]

    operations = [
        migrations.AddField(
            model_name="enrollment",
            name="reregister_by",
            field=models.DateField(null=True, verbose_name="to re-register until"),
        ),
        migrations.AddField(
            model_name="enrollment",
            name="reregistered_on",
            field=models.DateField(null=True, verbose_name="re-registered"),
        ),
        # the office of the region tells the center that its person will come
        migrations.RunSQL(
            "GRANT UPDATE (reregistered_on) ON participants_enrollment TO scope_region",
            "REVOKE UPDATE (reregistered_on) ON participants_enrollment FROM scope_region",
        ),
    ]
