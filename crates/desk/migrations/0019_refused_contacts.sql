-- Since when a server says for good that nothing arrives at an address, and why; empty again once its customer writes from it.
alter table contact_points add column refused_at integer;
alter table contact_points add column refused_why text not null default '';
