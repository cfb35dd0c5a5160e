"""Fields that a page and the API take alike."""

LIMITS = "beds_men beds_women center first hours nights people share smallest year"
NEED = (
    "capacity companies cost_sharing delivery demand men_seeking occupation occupation_code "
    "placed_with placements program quarter seats sector sources vacancies why women_seeking"
)
VACANCY = (
    "contract description education experience_months headcount job_title least_age most_age sex "
    "skills units valid_from valid_until vocation wage_from wage_to work_regency"
)
