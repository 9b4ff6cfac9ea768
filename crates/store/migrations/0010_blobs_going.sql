-- What leaves is first claimed by whoever takes it away: it is 'going' from then until it has 'left'. It is looked for each minute.
drop index blobs_leaving;
create index blobs_leaving on blobs (place, since) where place in ('leaving', 'going', 'left');
