update hub.quarantine
set state = 'resolved', last_seen = now()
where id = any($1::uuid[]) and state <> 'resolved'
