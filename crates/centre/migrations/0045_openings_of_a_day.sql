-- Who has opened a counter anywhere on a day is asked for wherever it is about who is awaited, and whenever somebody opens one.
create index counter_openings_of_day on counter_openings (entity_id, day, employee_id);
