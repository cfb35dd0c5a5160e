"""Every setting of the portal. The environment is read here and nowhere else."""

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from blkportal import secrets

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = os.environ

# --- Who is asking ---------------------------------------------------------------------------
# "production" wants every secret; "demo" and "test" fill the gaps with keys that live in .local/.
STAGE = ENV.get("BLKPORTAL_STAGE", "production")
DEBUG = ENV.get("DEBUG", "") == "1"
ALLOWED_HOSTS = [h for h in ENV.get("ALLOWED_HOSTS", "").split(",") if h] or [
    "localhost",
    "127.0.0.1",
]
SECRETS = secrets.from_environment(ENV, stage=STAGE, debug=DEBUG, hosts=ALLOWED_HOSTS)
SECRET_KEY = SECRETS.secret_key
NIK_ENCRYPTION_KEYS = SECRETS.nik_encryption_keys
NIK_HASH_KEY = SECRETS.nik_hash_key
PUBLIC_URL = ENV.get("PUBLIC_URL", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE = PUBLIC_URL.startswith("https://")
SHOWS_SYNTHETIC_DATA = STAGE in {"demo", "test"}
DEMO_PASSWORD = ENV.get("DEMO_PASSWORD", "bekasi-kejuruan-2020")

# --- What it is made of ----------------------------------------------------------------------
INSTALLED_APPS = [
    "blkportal.core",
    "accounts",
    "regions",
    "programs",
    "participants",
    "placements",
    "reports",
    "blkportal.site.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "blkportal.core.headers.SafeHeaders",
    "blkportal.core.request_id.RequestId",
    "blkportal.core.input_guard.InputGuard",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.IdleSessions",
    "accounts.middleware.ApiTokenMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "blkportal.core.scope.ScopeMiddleware",
    "blkportal.core.refusals.Refusals",
]
ROOT_URLCONF = "blkportal.urls"
WSGI_APPLICATION = "blkportal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "blkportal.site.context.portal",
            ],
            "builtins": ["blkportal.core.templatetags.frame", "blkportal.core.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "blkportal.core.forms.PortalFormRenderer"

# --- Where it keeps things -------------------------------------------------------------------
# "default" signs in as app_login, which owns nothing and sees nothing before a scope is taken.
# "owner" may change the schema and is used by migrate and by loading commands only.
# "side" is a second door for progress that must be seen before the work commits.
# "replica", where there is one, counts for reports and dashboards: docs/scale.md.
DATABASE_URL = secrets.required(ENV, "DATABASE_URL")
STATEMENT_TIMEOUT = ENV.get("STATEMENT_TIMEOUT", "15s")
# PostgreSQL tries all orders of so many tables; with the conditions of row security on each, two
# more cost 13 ms a question (docs/decisions/0085)
TABLES_REORDERED = 6


def database(url: str, timeout: str) -> dict:
    config = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    config.setdefault("OPTIONS", {})["options"] = (
        f"-c statement_timeout={timeout} -c lock_timeout=10s"
        " -c idle_in_transaction_session_timeout=600s"
        f" -c join_collapse_limit={TABLES_REORDERED}"
    )
    config["OPTIONS"]["connect_timeout"] = 5
    return config


DATABASES = {
    "default": database(DATABASE_URL, STATEMENT_TIMEOUT),
    "side": {**database(DATABASE_URL, STATEMENT_TIMEOUT), "TEST": {"MIRROR": "default"}},
    "owner": database(ENV.get("OWNER_DATABASE_URL", DATABASE_URL), "0"),
}
if ENV.get("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = database(ENV["DATABASE_REPLICA_URL"], STATEMENT_TIMEOUT)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = Path(ENV.get("MEDIA_ROOT", BASE_DIR / ".local" / "media"))
STATIC_URL = "static/"
STATIC_ROOT = Path(ENV.get("STATIC_ROOT", BASE_DIR / ".local" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if STAGE == "test" or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 11_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
SCANNER_URL = ENV.get("SCANNER_URL", "")  # ClamAV, e.g. clamd://clamav:3310

# --- Background work -------------------------------------------------------------------------
CELERY_BROKER_URL = ENV.get("REDIS_URL", "redis://127.0.0.1:6379/0")
HARD_TIME_LIMIT = 1_800
CELERY = {
    "broker_url": CELERY_BROKER_URL,
    "broker_connection_retry_on_startup": True,
    "broker_transport_options": {
        "visibility_timeout": HARD_TIME_LIMIT + 60,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "socket_keepalive": True,
    },
    "visibility_timeout": HARD_TIME_LIMIT + 60,
    "result_backend": None,
    "result_backend_transport_options": {"visibility_timeout": HARD_TIME_LIMIT + 60},
    "task_ignore_result": True,
    "task_serializer": "json",
    "accept_content": ["json"],
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "task_time_limit": HARD_TIME_LIMIT,
    "task_soft_time_limit": HARD_TIME_LIMIT - 60,
    "task_publish_retry": False,
    "worker_prefetch_multiplier": 1,
    "worker_soft_shutdown_timeout": 30,
    "worker_max_memory_per_child": 400_000,
    "beat_schedule": {
        "sweep-jobs": {"task": "core.sweep_jobs", "schedule": 15.0},
        "forget-answers": {"task": "core.forget_answers", "schedule": 3_600.0},
        "forget-sign-ins": {"task": "accounts.forget_sign_ins", "schedule": 3_600.0},
        "follow-up-graduates": {"task": "placements.follow_up_graduates", "schedule": 3_600.0},
        "write-to-graduates": {"task": "placements.write_to_graduates", "schedule": 3_600.0},
        "suspend-idle-employers": {
            "task": "placements.suspend_idle_employers",
            "schedule": 3_600.0,
        },
        "start-digests": {"task": "placements.start_digests", "schedule": 3_600.0},
        "lapse-hire-requests": {"task": "placements.lapse_hire_requests", "schedule": 3_600.0},
        # work of once a day: told each hour, so that a clock that slept at midnight loses no day
        "expire-agreements": {"task": "programs.expire_agreements", "schedule": 3_600.0},
        "settle-pledges": {"task": "placements.settle_pledges", "schedule": 3_600.0},
        "forget-signups": {"task": "placements.forget_signups", "schedule": 3_600.0},
        "expire-vacancies": {"task": "placements.expire_vacancies", "schedule": 3_600.0},
        "lapse-offers": {"task": "programs.lapse_offers", "schedule": 3_600.0},
        "reconcile": {"task": "participants.reconcile", "schedule": 3_600.0},
        "mind-data-requests": {"task": "participants.mind_data_requests", "schedule": 3_600.0},
        "check-quality": {"task": "reports.check_quality", "schedule": 3_600.0},
        "publish-open-data": {"task": "reports.publish_open_data", "schedule": 3_600.0},
        "start-letters": {"task": "reports.start_letters", "schedule": 3_600.0},
        "start-report-runs": {"task": "reports.start_runs", "schedule": 3_600.0},
        "climb-obstacles": {"task": "regions.climb_obstacles", "schedule": 3_600.0},
        "expire-certificates": {"task": "participants.expire_certificates", "schedule": 3_600.0},
    },
    "timezone": "Asia/Jakarta",
}

# --- Who may come in -------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.EmailBackend"]
PASSWORD_HASHERS = [
    "accounts.hashers.QuickArgon2"
    if STAGE == "test"
    else "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home"
PASSWORD_RESET_TIMEOUT = 3 * 3600
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SIGN_IN_TRIES = 10  # failed ones in a window for an account; ten times as many for a network
SIGN_IN_WINDOW_MINUTES = 15
RESET_MAILS = 3  # letters to one address in the same window
CHECK_TRIES = 30  # certificates that do not exist, asked for by one network in the same window
IDLE_MINUTES = 30
INVITATION_DAYS = 7
KNOWN_DEVICE_DAYS = 180
# How many of our own proxies stand before us. 0 means that X-Forwarded-For is never believed.
TRUSTED_PROXIES = int(ENV.get("TRUSTED_PROXIES", "0"))

# --- How it speaks ---------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # keys, years and bars must stay 1234; counts take |number
DEFAULT_FROM_EMAIL = ENV.get("FROM_EMAIL", "portal@localhost")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if ENV.get("EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = ENV.get("EMAIL_HOST", "")
EMAIL_PORT = int(ENV.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = ENV.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = ENV.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = ENV.get("EMAIL_TLS", "") == "1"
EMAIL_TIMEOUT = 10

# --- The second door -------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.ApiTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "blkportal.core.parsers.SoundJSONParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_PAGINATION_CLASS": "blkportal.core.paging.ApiPaging",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "blkportal.core.refusals.api_exception",
    "DEFAULT_THROTTLE_CLASSES": [],
}
SPECTACULAR_SETTINGS = {
    "TITLE": "BLK Portal",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "blkportal.core.api_schema.describe_refusals",
    ],
    "ENUM_NAME_OVERRIDES": {
        "RoleEnum": "accounts.roles.Role",
        "JobStatusEnum": "blkportal.core.models.job.JobState",
        "BatchStatusEnum": "programs.states.BatchStatus",
        "AgreementStatusEnum": "programs.states.AgreementStatus",
        "AgreementPaperStatusEnum": "programs.states.AgreementPaperStatus",
        "AgreementPaperKindEnum": "programs.agreement_papers.AgreementPaperKind",
        "RenewalStatusEnum": "programs.states.RenewalStatus",
        "MeetingKindEnum": "regions.models.meeting.MeetingKind",
        "GuestStatusEnum": "placements.states.GuestStatus",
        "AttendedEnum": "placements.models.forum_guest.Attended",
        "ObstacleStatusEnum": "regions.states.ObstacleStatus",
        "WageListStatusEnum": "regions.states.WageListStatus",
        "ObstacleCategoryEnum": "regions.models.obstacle.Category",
        "ObstacleLevelEnum": "regions.models.obstacle.Level",
        "ReportLevelEnum": "reports.models.RegionalReport.Level",
        "ApprovalStatusEnum": "reports.states.ApprovalStatus",
        "CadenceEnum": "reports.cadence.Cadence",
        "ReferralStatusEnum": "participants.states.ReferralStatus",
        "ImportStatusEnum": "participants.states.ImportStatus",
        "EnrollmentStatusEnum": "participants.states.EnrollmentStatus",
        "AssessmentStatusEnum": "participants.states.AssessmentStatus",
        "ProposalStatusEnum": "participants.states.ProposalStatus",
        "VerdictEnum": "participants.states.Verdict",
        "TransferStatusEnum": "participants.states.TransferStatus",
        "DataRequestStatusEnum": "participants.states.DataRequestStatus",
        "PledgeStatusEnum": "placements.states.PledgeStatus",
        "WorkContractEnum": "placements.models.Placement.Contract",
        "VacancyContractEnum": "placements.models.Vacancy.Contract",
        "VacancyStatusEnum": "placements.states.VacancyStatus",
        "OutcomeEnum": "participants.states.Outcome",
        "DocumentStatusEnum": "participants.states.DocumentStatus",
        "JourneyItemEnum": "participants.models.trip.JOURNEY_CHOICES",
        "CostItemEnum": "programs.models.agreement_cost.CostItem",
        "PayerEnum": "programs.models.agreement_cost.Payer",
        "ClassPaperKindEnum": "programs.class_papers.ClassPaperKind",
        "DocumentKindEnum": "programs.document_kinds.DocumentKind",
        "CertificateStatusEnum": "participants.states.CertificateStatus",
        "EmployerStatusEnum": "placements.states.EmployerStatus",
        "SignupStatusEnum": "placements.states.SignupStatus",
        "HireRequestStatusEnum": "placements.states.HireRequestStatus",
        "SelectionStepKindEnum": "participants.models.SelectionStep.Kind",
        "CertificateKindEnum": "participants.models.Certificate.Kind",
        "PlacementKindEnum": "placements.models.Placement.Kind",
        "WorkPaperKindEnum": "placements.models.WorkPaper.Kind",
        "DataRequestKindEnum": "participants.models.DataRequest.Kind",
    },
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "blkportal.core.request_id.OneLineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": ENV.get("LOG_LEVEL", "INFO")},
}
