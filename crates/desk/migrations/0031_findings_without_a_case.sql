-- What is to be so in a centre, whoever comes, is judged without a case: case_id is 0 then, and this is the centre.
alter table findings add column centre_id integer not null default 0;
