-- Imports are found by the bytes of their file: whether something names an attachment is asked whenever one is let go of.
create index imports_by_hash on imports (hash);
