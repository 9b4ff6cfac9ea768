-- Up to which entry the case of a message that copied somebody was looked through for confidential data, and when: only what came since is
-- looked at, all of it again where the entity has added a shape of what it holds confidential. Null where nobody has looked yet.
alter table message_circles add column looked_to integer;
alter table message_circles add column looked_at integer;
