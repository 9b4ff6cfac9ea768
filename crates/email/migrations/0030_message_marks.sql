-- What was found in a message when it was judged: the words, the phrases, the questions. Who disputes a finding, and who decides it, sees them.
-- Confidential data stands here covered.
create table message_marks (
    message_id integer primary key references messages (id),
    entity_id integer not null references entities (id),
    -- A list of what each is and what was said.
    marks text not null
) strict;
