-- Whether another session waits for the lock of landings ($1).
select exists (
    select from pg_locks
    where locktype = 'advisory' and not granted and objsubid = 1
      and database = (select oid from pg_database where datname = current_database())
      and ((classid::bigint << 32) | objid::bigint) = $1
)
