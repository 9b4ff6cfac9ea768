-- Timed work: which slot is done, and who holds the lease until when. A slot is the instant at which it fell due.
create table jobs (
    key text not null primary key,
    slot integer not null,
    leased_slot integer not null,
    lease_until integer not null,
    fence integer not null,
    started_at integer,
    done_at integer,
    last_answer text not null
) strict;
