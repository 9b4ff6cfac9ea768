-- What one person can do is looked up whenever somebody calls, among all that everybody of an entity can do.
create index skills_of_employee on skills (entity_id, employee_id, channel, lang, service_id);
