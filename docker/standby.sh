#!/bin/sh
# The first time, copies the database of $PRIMARY and keeps a place in its log; then replays it.
set -eu

export PGPASSWORD="${APP_STANDBY_PASSWORD:?set APP_STANDBY_PASSWORD}"
copy() {
    pg_basebackup --host "$PRIMARY" --port "${PRIMARY_PORT:-5432}" --username app_standby \
        --pgdata "$PGDATA" --write-recovery-conf --wal-method stream --checkpoint fast \
        --slot standby "$@"
}

if [ ! -s "$PGDATA/standby.signal" ]; then
    mkdir -p "$PGDATA"
    # a second copy finds the place that the first one has kept
    copy --create-slot || { rm -rf "${PGDATA:?}"/*; copy; }
    chmod 700 "$PGDATA"
fi
unset PGPASSWORD APP_STANDBY_PASSWORD
exec postgres -c hot_standby_feedback=on -c listen_addresses='*' \
    -c shared_buffers="${SHARED_BUFFERS:-512MB}" -c max_connections=200 -c jit=off \
    -c random_page_cost=1.1 "$@"
