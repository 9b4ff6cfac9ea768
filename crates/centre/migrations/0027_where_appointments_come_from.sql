-- origin: where it was booked: web, reception, program; empty where that was not written down. Of those before, whoever came by the web has a client.
alter table appointments add column origin text not null default '';
update appointments set origin = 'web' where client <> '';
