-- Photographs and recordings are found by the bytes that they name: whether something names an attachment is asked whenever one is let go of.
create index walk_photos_by_hash on walk_photos (hash);
create index opening_photos_by_hash on opening_photos (hash);
create index hall_recordings_by_hash on hall_recordings (hash);
