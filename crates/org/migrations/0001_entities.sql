-- Government entities and what belongs to them. An employee's id is the id of the employee's account.
create table entities (
    id integer not null primary key,
    code text not null unique,
    name_ar text not null,
    name_en text not null,
    phone text not null,
    site text not null,
    created_at integer not null
) strict;

create table centres (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    name_ar text not null,
    name_en text not null,
    place_ar text not null,
    place_en text not null
) strict;
create index centres_of_entity on centres (entity_id, id);

create table services (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    name_ar text not null,
    name_en text not null,
    is_offered integer not null
) strict;
create index services_of_entity on services (entity_id, id);

create table employees (
    id integer not null primary key references accounts (id),
    entity_id integer not null references entities (id),
    centre_id integer references centres (id),
    name_ar text not null,
    name_en text not null,
    title_ar text not null,
    title_en text not null,
    department_ar text not null,
    department_en text not null,
    phone text not null,
    email text not null,
    gender text,
    back_up_id integer references employees (id),
    letters_off integer not null,
    state text not null,
    created_at integer not null
) strict;
create index employees_of_entity on employees (entity_id, state, id);

-- What an employee is qualified for. service_id 0: every service of the entity.
create table skills (
    entity_id integer not null,
    employee_id integer not null references employees (id),
    service_id integer not null,
    channel text not null,
    lang text not null,
    primary key (employee_id, service_id, channel, lang)
) strict;
create index skills_of_entity on skills (entity_id, channel, lang, service_id);

create table absences (
    id integer not null primary key,
    entity_id integer not null,
    employee_id integer not null references employees (id),
    begins_at integer not null,
    ends_at integer not null,
    back_up_id integer references employees (id),
    reason text not null
) strict;
create index absences_of_employee on absences (employee_id, begins_at);
create index absences_of_entity on absences (entity_id, ends_at);
