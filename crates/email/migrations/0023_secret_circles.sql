-- Whether confidential data stands in the case of a message that copied somebody, so that nobody looks through the case at each view; null
-- where that was not looked at yet.
alter table message_circles add column is_secret integer;
