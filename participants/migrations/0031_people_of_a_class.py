from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("participants", "0030_people_by_name")]

    operations = [
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["batch", "participant"], name="referral_batch_person"),
        )
    ]
