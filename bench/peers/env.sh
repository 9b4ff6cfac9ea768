# Paths, ports and sizes of the peers; sourced by every script of this folder and overridable from outside.
: "${PEERS_HOME:=/var/tmp/peers}"
PEERS_SRC="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export PEERS_HOME PEERS_SRC
export PEERS_PG_PORT="${PEERS_PG_PORT:-5544}" RT_PORT="${RT_PORT:-8181}" DH_PORT="${DH_PORT:-8282}" DH_DATABASE="${DH_DATABASE:-dhpeer_10000}"
export PEERS_OUT="${PEERS_OUT:-$PEERS_HOME/out}" PEERS_PG_DATA="$PEERS_HOME/pg"
PEERS_PG_BIN="$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)"
export PEERS_PG_BIN
export RT_SITE_CONFIG="$PEERS_HOME/rt/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$PEERS_HOME/rt/RT_SiteConfig.d"
mkdir -p "$PEERS_HOME/data" "$PEERS_OUT"
