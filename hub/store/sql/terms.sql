-- Terms as the company edits them.
-- name: edits
select vocabulary, code, document::text as document, author, reason, at
from hub.term_edit order by at, vocabulary, code
-- name: edits_page
-- Completed with the conditions that are asked for.
select vocabulary, code, document::text as document, author, reason, at
from hub.term_edit where {where} order by at desc, vocabulary desc, code desc limit {limit}
-- name: put
insert into hub.term_edit (vocabulary, code, document, author, reason)
values ($1, $2, $3, $4, $5)
on conflict (vocabulary, code) do update set
    document = excluded.document, author = excluded.author, reason = excluded.reason, at = now()
-- name: lock
select pg_advisory_xact_lock(4815162343)
-- name: put_term
insert into hub.term (vocabulary, code, rank, label_en, label_zh, broader, ancestors, active,
                      codings)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (vocabulary, code) do update set
    rank = excluded.rank, label_en = excluded.label_en, label_zh = excluded.label_zh,
    broader = excluded.broader, ancestors = excluded.ancestors,
    active = excluded.active, codings = excluded.codings
