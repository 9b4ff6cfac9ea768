-- Cases in which somebody sent confidential data, as a secure message or for a reason that is kept: whatever else comes into them, no copy is
-- proposed there.
create table secret_cases (
    case_id integer not null primary key,
    entity_id integer not null
) strict;
insert into secret_cases (case_id, entity_id)
    select distinct case_id, entity_id from secure_messages;
insert into secret_cases (case_id, entity_id)
    select distinct m.case_id, m.entity_id from message_circles c join messages m on m.id = c.message_id
    where c.is_secret = 1 and m.case_id not in (select case_id from secret_cases);
alter table message_circles drop column is_secret;
