-- A customer, known or not, of one entity.
create table customers (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    name text not null,
    gender text,
    lang text not null,
    personal_number text,
    personal_number_hash text,
    is_synthetic integer not null,
    created_at integer not null
) strict;
create index customers_of_entity on customers (entity_id, id);
create index customers_by_number on customers (entity_id, personal_number_hash) where personal_number_hash is not null;

-- How a customer is reached. An address in a From line proves nothing: is_proven says whether a code sent there came back.
create table contact_points (
    id integer not null primary key,
    entity_id integer not null,
    customer_id integer not null references customers (id),
    kind text not null,
    value text not null,
    is_proven integer not null,
    unique (entity_id, kind, value)
) strict;
create index contact_points_of_customer on contact_points (customer_id);

-- A matter to be settled, over any number of interactions and channels.
create table cases (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    reference text not null,
    access_code text not null,
    kind text not null,
    channel text not null,
    subject text not null,
    preview text not null,
    lang text not null,
    customer_id integer references customers (id),
    service_id integer references services (id),
    owner_id integer references employees (id),
    back_up_id integer references employees (id),
    state text not null,
    awaits text not null,
    opened_at integer not null,
    moved_at integer not null,
    due_at integer,
    countdown text not null,
    is_late integer not null,
    closed_at integer,
    version integer not null,
    unique (entity_id, reference)
) strict;
create index cases_of_entity on cases (entity_id, state, moved_at, id);
create index cases_of_owner on cases (entity_id, owner_id, state, moved_at, id);
create index cases_due on cases (entity_id, due_at, id) where state = 'open' and awaits = 'employee';
create index cases_newly_late on cases (due_at) where state = 'open' and awaits = 'employee' and is_late = 0;
create index cases_of_customer on cases (customer_id, id);
create index cases_newest on cases (entity_id, id);

-- One visit, call, email thread, chat or meeting of a case.
create table interactions (
    id integer not null primary key,
    entity_id integer not null,
    case_id integer not null references cases (id),
    channel text not null,
    opened_at integer not null,
    closed_at integer
) strict;
create index interactions_of_case on interactions (case_id, id);

-- What stands in the conversation: what people wrote and said, in order.
create table entries (
    id integer not null primary key,
    entity_id integer not null,
    case_id integer not null references cases (id),
    interaction_id integer,
    kind text not null,
    channel text not null,
    author text not null,
    author_id integer,
    text text not null,
    quoted text not null,
    source text not null,
    source_id integer,
    at integer not null
) strict;
create index entries_of_case on entries (case_id, id);

-- A time that a customer was told.
create table promises (
    id integer not null primary key,
    entity_id integer not null,
    case_id integer not null references cases (id),
    kind text not null,
    due_at integer not null,
    made_at integer not null,
    made_by integer,
    kept_at integer,
    broken_at integer
) strict;
create index promises_of_case on promises (case_id, id);
create index promises_open on promises (due_at) where kept_at is null and broken_at is null;

-- What a rule says of a clause in one interaction, with its evidence.
create table findings (
    id integer not null primary key,
    entity_id integer not null,
    case_id integer not null,
    interaction_id integer not null,
    clause text not null,
    rule_version integer not null,
    register_version text not null,
    outcome text not null,
    employee_id integer,
    evidence text not null,
    at integer not null,
    day integer not null,
    dispute text,
    dispute_note text,
    ruling text,
    unique (interaction_id, clause)
) strict;
create index findings_of_case on findings (case_id, clause);
create index findings_of_clause on findings (entity_id, clause, outcome, id);
create index findings_of_employee on findings (entity_id, employee_id, clause, id);
create index findings_disputed on findings (entity_id, id) where dispute is not null and ruling is null;

-- Counts kept up to date in the transaction that changes a finding. employee_id 0: nobody in particular. day: days since 1970 in Bahrain.
create table tallies (
    entity_id integer not null,
    clause text not null,
    employee_id integer not null,
    day integer not null,
    met integer not null,
    missed integer not null,
    not_applicable integer not null,
    not_observed integer not null,
    primary key (entity_id, clause, employee_id, day)
) strict;
create index tallies_of_day on tallies (day, clause, entity_id);

-- How many open cases each employee owns, so that assignment and lists never count. owner_id 0: unassigned.
create table loads (
    entity_id integer not null,
    owner_id integer not null,
    open_cases integer not null,
    late_cases integer not null,
    primary key (entity_id, owner_id)
) strict;

-- What an employee is told in the workspace.
create table notices (
    id integer not null primary key,
    entity_id integer not null,
    employee_id integer not null,
    kind text not null,
    case_id integer,
    at integer not null,
    read_at integer
) strict;
create index notices_of_employee on notices (employee_id, id);
create index notices_unread on notices (employee_id) where read_at is null;

-- The calendar by which an entity's clocks run, where it set its own.
create table calendars (
    entity_id integer not null primary key references entities (id),
    calendar text not null
) strict;
