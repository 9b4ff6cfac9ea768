-- Files of replies are found by the bytes that they name: whether something names an attachment is asked whenever one is let go of.
create index reply_files_by_hash on reply_files (hash);
