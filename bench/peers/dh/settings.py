"""Settings of the django-helpdesk peer: production-like (DEBUG off, cached templates, persistent connections)."""
import os

HOME = os.environ["PEERS_HOME"]
SECRET_KEY = "bench-only"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize", "django.contrib.admin",
    "rest_framework", "helpdesk",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "urls"
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages"]},
}]
DATABASES = {"default": {
    "ENGINE": "django.db.backends.postgresql", "NAME": os.environ["DH_DATABASE"], "USER": "postgres", "HOST": "/tmp",
    "PORT": os.environ["PEERS_PG_PORT"], "CONN_MAX_AGE": 600,
}}
USE_TZ = True
TIME_ZONE = "Asia/Bahrain"
STATIC_URL = "/static/"
STATIC_ROOT = HOME + "/dh-site/static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME + "/dh-site/media"
LOGIN_URL = "/login/"
# Outgoing mail is dropped, unless the figures are to hold what bringing it to a mail server costs.
EMAIL_HOST, _, port = os.environ.get("DH_RELAY", "").partition(":")
EMAIL_PORT = int(port or 25)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
HELPDESK_TEAMS_MODE_ENABLED = False
HELPDESK_KB_ENABLED = True
HELPDESK_PUBLIC_ENABLED = True
