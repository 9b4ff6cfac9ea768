-- prints_own: whether the browser of a kiosk prints its tickets by itself, on a printer that is connected to it.
alter table centre_devices add column prints_own integer not null default 0;
