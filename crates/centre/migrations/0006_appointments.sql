-- Which services a centre lets people book, how long a visit lasts, and how many visits at a time are kept for those who booked.
-- days: the weekdays, with commas; empty means all. hours: of a day; empty means the centre's. employee_id: whom one meets; none at counters.
create table bookable_services (
    centre_id integer not null references centres (id),
    service_id integer not null references services (id),
    entity_id integer not null references entities (id),
    is_open integer not null,
    lasts_minutes integer not null,
    at_once integer not null,
    notice_minutes integer not null,
    ahead_days integer not null,
    days text not null,
    hours text not null,
    employee_id integer references employees (id),
    bring_ar text not null,
    bring_en text not null,
    primary key (centre_id, service_id)
) strict;
-- How a centre takes those who booked: how early and how late they may come, when they are reminded, how many appointments one person has.
create table appointment_rules (
    centre_id integer not null primary key references centres (id),
    entity_id integer not null references entities (id),
    early_minutes integer not null,
    grace_minutes integer not null,
    remind_hours integer not null,
    most_open integer not null
) strict;
-- When a centre takes no appointments although it is open, or is closed although its calendar says otherwise.
create table appointment_blocks (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    from_at integer not null,
    to_at integer not null,
    reason_ar text not null,
    reason_en text not null
) strict;
create index appointment_blocks_by_time on appointment_blocks (entity_id, centre_id, to_at);
-- state: booked, arrived, late, missed, cancelled, called-off. client: whose network it came from, hashed. remind_at: when the reminder is
-- due; none when it is sent or none is wanted. owes: what its customer has not been told yet.
create table appointments (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    service_id integer not null references services (id),
    reference text not null,
    state text not null,
    from_at integer not null,
    to_at integer not null,
    name text not null,
    phone text not null,
    email text not null,
    lang text not null,
    needs text not null,
    about text not null,
    brings text not null,
    customer_id integer references customers (id),
    case_id integer references cases (id),
    employee_id integer references employees (id),
    ticket_id integer references tickets (id),
    asked_key text not null,
    client text not null,
    booked_at integer not null,
    remind_at integer,
    owes text not null,
    version integer not null,
    unique (entity_id, reference)
) strict;
create index appointments_by_time on appointments (entity_id, centre_id, from_at);
create unique index appointments_by_key on appointments (entity_id, asked_key) where asked_key <> '';
create index appointments_by_phone on appointments (entity_id, phone, to_at) where phone <> '';
create index appointments_by_email on appointments (entity_id, email, to_at) where email <> '';
create index appointments_by_client on appointments (entity_id, client, booked_at);
create index appointments_to_remind on appointments (entity_id, remind_at) where remind_at is not null;
create index appointments_that_stand on appointments (entity_id, from_at) where state = 'booked';
create index appointments_that_owe on appointments (entity_id, id) where owes <> '';
create index appointments_by_ticket on appointments (entity_id, ticket_id) where ticket_id is not null;
-- How many appointments of a centre's day came to which end, by their states.
create table appointment_counts (
    centre_id integer not null references centres (id),
    day text not null,
    state text not null,
    entity_id integer not null references entities (id),
    number integer not null,
    primary key (centre_id, day, state)
) strict;
-- What was sent about an appointment: what has not left is withdrawn when the appointment changes.
create table appointment_messages (
    delivery_id integer not null primary key,
    entity_id integer not null references entities (id),
    appointment_id integer not null references appointments (id)
) strict;
create index appointment_messages_of_one on appointment_messages (entity_id, appointment_id);
