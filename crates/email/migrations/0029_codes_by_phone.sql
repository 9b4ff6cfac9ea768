-- The phone to which the codes of a secure message go instead of its address, and the same of what waits for a second look.
alter table secure_messages add column phone text not null default '';
alter table second_looks add column code_phone text not null default '';
