#!/usr/bin/env bash
# Installs Request Tracker 5 and django-helpdesk from Debian 12 and PyPI (root). Nothing is started.
set -euo pipefail
. "$(dirname "$0")/env.sh"
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confdef \
  msmtp-mta request-tracker5 rt5-standalone rt5-fcgi rt5-db-postgresql rt5-clients starman postgresql postgresql-client python3-venv
[ -x "$PEERS_HOME/dh/bin/pip" ] || python3 -m venv "$PEERS_HOME/dh"
"$PEERS_HOME/dh/bin/pip" install -q django-helpdesk gunicorn psycopg2-binary
