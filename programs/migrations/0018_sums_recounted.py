from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0017_agreement_papers_and_renewals"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="drift",
            name="drift_figure_known",
        ),
        migrations.AlterField(
            model_name="drift",
            name="figure",
            field=models.CharField(
                choices=[
                    ("SEATS", "seats of the quota, by its ledger"),
                    ("QUOTA_TAKEN", "seats taken of the quota, by the people who hold them"),
                    ("NOMINATED", "nominated on the quota, by the live nominations"),
                    ("BATCH_TAKEN", "seats taken of the class, by the people who hold them"),
                    ("ON_OFFER", "found by the search, by certificate, consent and outcome"),
                    ("REFERRED", "sums of nominations, by their rows"),
                    ("TRAINED", "sums of people trained, by their rows"),
                ],
                max_length=11,
                verbose_name="figure",
            ),
        ),
        migrations.AddConstraint(
            model_name="drift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "figure__in",
                        [
                            "SEATS",
                            "QUOTA_TAKEN",
                            "NOMINATED",
                            "BATCH_TAKEN",
                            "ON_OFFER",
                            "REFERRED",
                            "TRAINED",
                        ],
                    )
                ),
                name="drift_figure_known",
            ),
        ),
    ]
