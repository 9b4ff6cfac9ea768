-- How often something was handed in for an appointment, with what was taken back since.
alter table appointments add column hand_ins integer not null default 0;
