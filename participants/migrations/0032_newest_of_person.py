import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0031_people_of_a_class"),
        ("programs", "0022_needs_share_a_quota"),
        ("regions", "0012_wage_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["participant", "-id"], name="referral_newest_of_person"),
        ),
        migrations.AlterField(
            model_name="referral",
            name="participant",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referrals",
                to="participants.participant",
                verbose_name="participant",
            ),
        ),
    ]
