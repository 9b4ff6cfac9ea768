-- What a customer answers to the question that follows the rating: 1 for yes, 0 for no.
alter table surveys add column said integer;
