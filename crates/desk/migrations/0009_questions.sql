-- What colleagues ask each other in a case, and by when an answer is wanted.
create table colleague_questions (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    case_id integer not null references cases (id),
    entry_id integer not null,
    asked_by integer not null references employees (id),
    asked_to integer not null references employees (id),
    asked_at integer not null,
    due_at integer not null,
    answered_at integer,
    late_at integer
) strict;
create index colleague_questions_of_case on colleague_questions (case_id, id);
create index colleague_questions_newly_late on colleague_questions (due_at) where answered_at is null and late_at is null;
