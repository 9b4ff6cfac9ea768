-- What employees reported to their supervisor as abuse by a customer: the message that shows it, and what became of it. The database itself
-- keeps the message as long as the report names it.
create table abuse_reports (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    interaction_id integer,
    entry_id integer not null references entries (id),
    note text not null,
    reported_by integer not null references employees (id),
    reported_at integer not null,
    due_at integer not null,
    late_at integer,
    answered_by integer references employees (id),
    answered_at integer,
    answer text not null,
    answer_note text not null,
    closed_by integer references employees (id),
    closed_at integer,
    outcome text not null,
    outcome_note text not null
) strict;
create unique index abuse_reports_of_entry on abuse_reports (entry_id);
create index abuse_reports_of_case on abuse_reports (case_id, id);
create index abuse_reports_of_entity on abuse_reports (entity_id, id);
create index abuse_reports_open on abuse_reports (entity_id, id) where closed_at is null;
create index abuse_reports_newly_late on abuse_reports (due_at) where answered_at is null and late_at is null;
