-- What files of secure messages are called stood in events of a kind that is recorded no more. Their words are erased; their digests, and with
-- them the chain, stay.
update events set data = null
    where kind = 'email.secure-file-taken' and case_id in (select case_id from secure_messages);
