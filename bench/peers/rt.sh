#!/usr/bin/env bash
# Request Tracker 5 on PostgreSQL under Starman: rt.sh setup | load CASES.jsonl | start [WORKERS] | stop | pid | loaded | sizes | version
set -euo pipefail
. "$(dirname "$0")/env.sh"
RT="$PEERS_HOME/rt"
LIB=/usr/share/request-tracker5
mkdir -p "$RT/var/mason" "$RT/var/session" "$RT_SITE_CONFIG_DIR"

configure() {
  cat >"$RT_SITE_CONFIG" <<C
Set(\$rtname, 'desk.example.org'); Set(\$Organization, 'desk.example.org');
Set(\$CorrespondAddress, 'rt@desk.example.org'); Set(\$CommentAddress, 'rt-comment@desk.example.org');
Set(\$WebDomain, '127.0.0.1'); Set(\$WebPort, $RT_PORT); Set(\$WebPath, ''); Set(\$WebBaseURL, 'http://127.0.0.1:$RT_PORT');
Set(\$DatabaseType, 'Pg'); Set(\$DatabaseHost, '/tmp'); Set(\$DatabasePort, $PEERS_PG_PORT);
Set(\$DatabaseUser, 'rtuser'); Set(\$DatabasePassword, 'rtpass'); Set(\$DatabaseName, 'rtpeer'); Set(\$DatabaseAdmin, 'postgres');
Set(\$MailCommand, 'testfile');  # outgoing mail goes to a temporary file: no mail server in the figures
Set(\$LogToSyslog, undef); Set(\$LogToSTDERR, 'error'); Set(\$LogToFile, undef); Set(\$StatementLog, undef);
Set(\$WebSessionClass, 'Apache::Session::File'); Set(\$RestrictReferrer, 0); Set(\$MaxAttachmentSize, 10_000_000);
Set(\$MasonDataDir, '$RT/var/mason'); Set(\$MasonSessionDir, '$RT/var/session');
Set(%FullTextSearch, Enable => 1, Indexed => 1, Column => 'ContentIndex', Table => 'AttachmentsIndex');
1;
C
}

case "${1:?setup|load|start|stop|pid|loaded|sizes|version}" in
setup)
  configure
  "$PEERS_SRC/pg.sh" psql -q -c "drop database if exists rtpeer" -c "drop role if exists rtuser" -c "create role rtuser login password 'rtpass'"
  rt-setup-database-5 --action init --dba postgres --dba-password '' </dev/null
  rt-setup-fulltext-index-5 --dba postgres --dba-password '' --noask --table AttachmentsIndex --column ContentIndex --index-type GIN </dev/null ;;
load) # two loaders at once, notifications off meanwhile, then the full-text index
  perl "$PEERS_SRC/rt-load.pl" queues "$2"
  perl "$PEERS_SRC/rt-load.pl" notify off
  loaders=()
  for shard in 0 1; do perl "$PEERS_SRC/rt-load.pl" load "$2" "$shard" 2 & loaders+=("$!"); done
  for loader in "${loaders[@]}"; do wait "$loader"; done
  perl "$PEERS_SRC/rt-load.pl" notify on
  rt-fulltext-indexer-5 --all --quiet
  "$PEERS_SRC/pg.sh" psql -q -d rtpeer -c "vacuum analyze"
  wc -l <"$2" >"$RT/loaded" ;;
start)
  cd "$RT"
  TMPDIR="$RT/var" setsid "$LIB/libexec/rt-server" --server Starman --host 127.0.0.1 --port "$RT_PORT" --workers "${2:-4}" >"$RT/server.log" 2>&1 </dev/null &
  echo $! >"$RT/pid"
  for _ in $(seq 1200); do curl -sf -o /dev/null "http://127.0.0.1:$RT_PORT/NoAuth/Login.html" && exit 0; sleep 0.1; done
  echo "Request Tracker did not start; see $RT/server.log" >&2; exit 1 ;;
stop) kill "$(cat "$RT/pid")" ;;
loaded) cat "$RT/loaded" ;;
sizes) find "$RT" -maxdepth 1 -name loaded -exec cat {} + ;;
pid) cat "$RT/pid" ;;
version) dpkg-query -W -f='${Version}\n' request-tracker5 ;;
esac
