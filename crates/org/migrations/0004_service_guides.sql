-- What the catalogue says of a service, in both languages: documents and steps line by line, conditions, the fee.
create table service_guides (
    service_id integer not null primary key references services (id),
    entity_id integer not null references entities (id),
    documents_ar text not null,
    documents_en text not null,
    steps_ar text not null,
    steps_en text not null,
    conditions_ar text not null,
    conditions_en text not null,
    fee_ar text not null,
    fee_en text not null
) strict;
