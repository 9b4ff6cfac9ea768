-- Which gaps of the next working day supervisors were told, so that each is told once.
create table coverage_told (
    entity_id integer not null primary key references entities (id),
    gaps text not null
) strict;
