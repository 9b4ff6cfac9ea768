-- When the clock of a case that was handed to another entity stood still: that time does not count there either.
alter table referrals add column stops text not null default '[]';
