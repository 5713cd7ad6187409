"""Django's settings of a node; what differs between nodes stands in the node's own folder."""

import os
from urllib.parse import urlsplit

from comity import locale
from comity.node.home import home_from_environment

COMITY_HOME = home_from_environment()

SECRET_KEY = COMITY_HOME.secret("django").hex()
DEBUG = False
ALLOWED_HOSTS = COMITY_HOME.desk.hosts

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "comity.node.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "ninja",
    "comity.node.audit",
    "comity.node.staff",
    "comity.node.papers",
    "comity.node.holdings",
    "comity.node.register",
    "comity.node.exchange",
    "comity.node.casework",
    "comity.node.activities",
    "comity.node.clerk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "comity.node.desk.https.https_only",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "comity.node.desk.second_factor.second_factor",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "comity.node.urls"
WSGI_APPLICATION = "comity.node.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "comity.node.desk.context.frame",
            ],
        },
    }
]


def _database() -> dict[str, object]:
    """PostgreSQL when the node's folder names one, else SQLite in the folder."""
    if COMITY_HOME.database:
        address = urlsplit(COMITY_HOME.database)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": address.path.lstrip("/"),
            "USER": address.username or "",
            "PASSWORD": address.password or "",
            "HOST": address.hostname or os.environ.get("COMITY_DATABASE_SOCKET", ""),
            "PORT": address.port or "",
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(COMITY_HOME.path("db.sqlite3")),
        "TEST": {"NAME": str(COMITY_HOME.path("test.sqlite3"))},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
            ),
        },
    }


DATABASES = {"default": _database() | {"ATOMIC_REQUESTS": False}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_USER_MODEL = "staff.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "comity.node.desk.sign_in.SignInAdapter"
MFA_ADAPTER = "comity.node.staff.codes.CodeAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 10 / 60
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
SILENCED_SYSTEM_CHECKS = ["axes.W004"]

_OF_THIS_HOST = (
    "__Host-" if COMITY_HOME.desk.https else ""
)  # browsers take such a cookie over TLS alone (RFC 6265bis)
SESSION_COOKIE_NAME = f"{_OF_THIS_HOST}comity_{COMITY_HOME.country.lower()}"
CSRF_COOKIE_NAME = f"{_OF_THIS_HOST}comity_csrf_{COMITY_HOME.country.lower()}"
SESSION_COOKIE_SECURE = COMITY_HOME.desk.https
CSRF_COOKIE_SECURE = COMITY_HOME.desk.https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if COMITY_HOME.desk.https else 0  # RFC 6797
SESSION_COOKIE_AGE = 15 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "comity.node.desk.errors.stale"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("vi", "Tiếng Việt"),
    ("pl", "Polski"),
    ("hu", "Magyar"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("ru", "Русский"),
]
LANGUAGE_COOKIE_NAME = "comity_language"
LOCALE_PATHS = [str(locale.DIRECTORY)]
USE_TZ = True
TIME_ZONE = COMITY_HOME.zone

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("COMITY_LOG", "WARNING")},
}
