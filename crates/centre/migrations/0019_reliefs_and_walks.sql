-- Who takes over from whom at the counters after a centre has opened. left_at: when somebody left the counters of the centre on that day; none
-- while they are there. relieved_id: from whom they took over.
alter table counter_openings add column left_at integer;
alter table counter_openings add column relieved_id integer references employees (id);
-- Who sat at the counter when something was written down there; none where nobody did, and on a walk through the whole centre.
alter table walk_answers add column employee_id integer references employees (id);
update walk_answers set employee_id = (select w.employee_id from walks w where w.id = walk_answers.walk_id);
