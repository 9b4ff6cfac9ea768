-- Messages and scans name attachments without saying `references blobs`: whether an attachment is named is asked whenever one is let go of.
create index messages_raw on messages (raw);
create index scans_hash on scans (hash);
