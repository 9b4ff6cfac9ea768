#!/usr/bin/env bash
# django-helpdesk on PostgreSQL under gunicorn: dh.sh setup | load CASES.jsonl | start [WORKERS] | stop | pid | loaded | sizes | intake | version
# DH_DATABASE names the database, so that several sizes can stand beside each other.
set -euo pipefail
. "$(dirname "$0")/env.sh"
BIN="$PEERS_HOME/dh/bin"
DH="$PEERS_HOME/dh-site"
mkdir -p "$DH/media" "$DH/inbox"
export PYTHONPATH="$PEERS_SRC/dh" DJANGO_SETTINGS_MODULE=settings PYTHONDONTWRITEBYTECODE=1
case "${1:?setup|load|start|stop|pid|loaded|sizes|intake|version}" in
setup)
  "$PEERS_SRC/pg.sh" psql -q -c "drop database if exists $DH_DATABASE" -c "create database $DH_DATABASE"
  "$BIN/django-admin" migrate -v0
  "$BIN/django-admin" collectstatic --noinput -v0
  "$BIN/python" "$PEERS_SRC/dh/load.py" base ;;
load)
  "$BIN/python" "$PEERS_SRC/dh/load.py" load "$2"
  "$PEERS_SRC/pg.sh" psql -q -d "$DH_DATABASE" -c "vacuum analyze"
  wc -l <"$2" >"$DH/loaded-$DH_DATABASE" ;;
start)
  setsid "$BIN/gunicorn" -b "127.0.0.1:$DH_PORT" -w "${2:-4}" wsgi:application --chdir "$PEERS_SRC/dh" --log-level warning >"$DH/server.log" 2>&1 </dev/null &
  echo $! >"$DH/pid"
  for _ in $(seq 600); do curl -sf -o /dev/null "http://127.0.0.1:$DH_PORT/login/" && exit 0; sleep 0.1; done
  echo "django-helpdesk did not start; see $DH/server.log" >&2; exit 1 ;;
stop) kill "$(cat "$DH/pid")" ;;
loaded) cat "$DH/loaded-$DH_DATABASE" ;;
sizes) find "$DH" -name "loaded-dhpeer_*" -exec cat {} + | sort -n ;;
pid) cat "$DH/pid" ;;
intake) exec "$BIN/django-admin" get_email --quiet ;;
version) "$BIN/pip" show django-helpdesk | sed -n 's/^Version: //p' ;;
esac
