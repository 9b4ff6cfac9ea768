-- What is being written of the points of a message, beside its reply: the message, and one question a line. Empty where nothing was.
alter table drafts add column asked text not null default '';
