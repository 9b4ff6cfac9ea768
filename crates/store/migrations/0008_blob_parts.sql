-- Files that lie by themselves and stand in a text that carries them, such as a letter: the same file of many letters lies once. The text
-- names its parts here and is named itself as any other attachment, so that a part stays for as long as one of its texts does.
create table blob_parts (
    whole text not null,
    part text not null references blobs (hash),
    primary key (whole, part)
) strict;
create index blob_parts_of on blob_parts (part);
