-- Words of things that were put in the index lately wait in a short list of its own, which each search reads to the end, so that many
-- things' words are sorted into the index together.
-- only postgres
alter index search_by_word set (fastupdate = on, gin_pending_list_limit = 256);
