-- Which of these keys ($2, a JSON list) of a stream ($1) are kept, and how; one row.
-- $3: their digests of 16 bytes, end to end. $4: the version of the mapping.
-- `same`: places from 1 of those that stand unchanged and landed in full; `other`: all others.
with found as materialized (
    select k.at::int as at, r.record_key, r.subject, r.hash, r.mapping_version, r.state,
           r.closed_at is null as open
    from json_array_elements_text($2::json) with ordinality as k(key, at)
    join hub.raw_record r on r.stream_id = $1 and r.record_key = k.key
), judged as (
    select f.*,
           f.open and f.state = 'landed' and f.mapping_version = $4
           and f.hash = substring($3::bytea from 16 * (f.at - 1) + 1 for 16) as same
    from found f
)
select (select array_agg(at) from judged where same) as same,
       (select json_agg(json_build_array(record_key, subject, encode(hash, 'hex'),
                                         mapping_version, state, open))
        from judged where not same) as other
