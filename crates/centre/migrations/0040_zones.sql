-- The zones of centres: parts that customers know by a name, in which counters, displays and kiosks stand; none for what stands in no zone.
create table centre_zones (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    centre_id integer not null references centres (id),
    name_ar text not null,
    name_en text not null
) strict;
create index centre_zones_of_centre on centre_zones (entity_id, centre_id);
alter table centre_counters add column zone_id integer references centre_zones (id);
alter table centre_devices add column zone_id integer references centre_zones (id);
