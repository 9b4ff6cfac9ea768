#!/usr/bin/env bash
# A private PostgreSQL, which everything measured reaches over its socket in /tmp: pg.sh start | stop | psql [ARGS] | pid | port
# Durability stays at its defaults (fsync, synchronous_commit, full_page_writes on); only memory is raised a little.
set -euo pipefail
. "$(dirname "$0")/env.sh"
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else (cd / && "$@"); fi; }
create() {
  mkdir -p "$PEERS_PG_DATA"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$PEERS_PG_DATA"; fi
  as_postgres "$PEERS_PG_BIN/initdb" -D "$PEERS_PG_DATA" -E UTF8 --locale=C.UTF-8 -A trust -U postgres >/dev/null
  cat >>"$PEERS_PG_DATA/postgresql.conf" <<C
listen_addresses = '127.0.0.1'
port = $PEERS_PG_PORT
unix_socket_directories = '/tmp'
shared_buffers = 1GB
effective_cache_size = 8GB
max_connections = 100
C
}
case "${1:?start|stop|psql|pid|port}" in
start)
  [ -e "$PEERS_PG_DATA/PG_VERSION" ] || create
  as_postgres "$PEERS_PG_BIN/pg_ctl" -D "$PEERS_PG_DATA" status >/dev/null ||
    as_postgres "$PEERS_PG_BIN/pg_ctl" -D "$PEERS_PG_DATA" -l "$PEERS_PG_DATA/log" -w start >/dev/null ;;
stop) as_postgres "$PEERS_PG_BIN/pg_ctl" -D "$PEERS_PG_DATA" -m fast -w stop >/dev/null ;;
psql) shift; exec psql -h 127.0.0.1 -p "$PEERS_PG_PORT" -U postgres -X "$@" ;;
port) echo "$PEERS_PG_PORT" ;;
pid) head -1 "$PEERS_PG_DATA/postmaster.pid" ;;
esac
