-- What files of secure messages are called is sealed like what is in them. Names that were kept in plain are let go: such a file goes by its place.
update secure_files set name = '';
