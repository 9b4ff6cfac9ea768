-- What an entity's employees write again and again, once for all: a pair in both languages. review_on: 2026-11-25.
create table canned_replies (
    id integer not null primary key,
    entity_id integer not null references entities (id),
    shortcut text not null,
    title_ar text not null,
    title_en text not null,
    text_ar text not null,
    text_en text not null,
    service_id integer references services (id),
    review_on text not null,
    is_offered integer not null,
    uses integer not null,
    used_at integer,
    saved_by integer references employees (id),
    saved_at integer not null,
    unique (entity_id, shortcut)
) strict;
create index canned_replies_to_review on canned_replies (entity_id, review_on);
