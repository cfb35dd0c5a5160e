#!/bin/sh
# Runs once, when the cluster is made: roles, their passwords, the database and its doors.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set login="$APP_LOGIN_PASSWORD" \
    --set migrate="$APP_MIGRATE_PASSWORD" \
    --set backup="$APP_BACKUP_PASSWORD" <<'SQL'
\ir /portal-sql/roles.sql
ALTER ROLE app_login PASSWORD :'login';
ALTER ROLE app_migrate PASSWORD :'migrate';
ALTER ROLE app_backup PASSWORD :'backup';
CREATE DATABASE blkportal OWNER app_migrate;
SQL

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname blkportal \
    --file /portal-sql/schema.sql

# For a standby (docs/scale.md): a role that may copy everything, from the inner network only.
if [ -n "${APP_STANDBY_PASSWORD:-}" ]; then
    psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        --set standby="$APP_STANDBY_PASSWORD" <<'SQL'
CREATE ROLE app_standby LOGIN REPLICATION PASSWORD :'standby';
SQL
    echo "host replication app_standby samenet scram-sha-256" >> "$PGDATA/pg_hba.conf"
fi
