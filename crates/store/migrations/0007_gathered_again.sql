-- The index of words was made anew without its short list wherever all rows were poured in at once: by a restore, and by loading many cases.
-- only postgres
alter index search_by_word set (fastupdate = on, gin_pending_list_limit = 256);
