-- A million cases with their events and the sums of reports, in the shape in which the product leaves them. {cases}, {each} (events of a
-- case), {seq} (the last event), {entity} and {now} (milliseconds since 1970) are filled in by `cargo xtask bench oversight`. Chance is arithmetic: the same set each time.
pragma journal_mode = off;
pragma synchronous = off;
pragma cache_size = -400000;
pragma temp_store = memory;
drop index events_of_case;
drop index events_of_interaction;
drop index events_of_thing;

-- Six centres, twenty-four services, a hundred and twenty employees; whoever serves in the demonstration leads them.
with recursive n (i) as (select 0 union all select i + 1 from n where i < 5)
insert into centres (id, entity_id, name_ar, name_en, place_ar, place_en)
select 1000000000 + i, {entity}, 'مركز ' || i, 'Centre ' || i, '', '' from n;
with recursive n (i) as (select 0 union all select i + 1 from n where i < 23)
insert into services (id, entity_id, name_ar, name_en, is_offered) select 1000000000 + i, {entity}, 'خدمة ' || i, 'Service ' || i, 1 from n;
with recursive n (i) as (select 0 union all select i + 1 from n where i < 119)
insert into accounts (id, email, password, lang, state, created_at)
select 1000000000 + i, 'employee' || i || '@bench.example', null, 'ar', 'active', 0 from n;
with recursive n (i) as (select 0 union all select i + 1 from n where i < 119)
insert into employees (id, entity_id, centre_id, name_ar, name_en, title_ar, title_en, department_ar, department_en, phone, email, letters_off,
    state, created_at)
select 1000000000 + i, {entity}, 1000000000 + i % 6, 'موظف ' || i, 'Employee ' || i, '', '', '', '', '', '', 0, 'active', 0 from n;
insert into role_grants (account_id, entity_id, centre_id, role) select id, entity_id, 0, 'employee' from employees where id >= 1000000000 and id < 1000000120;
insert or ignore into role_grants (account_id, entity_id, centre_id, role)
select account_id, entity_id, 0, 'supervisor' from role_grants where entity_id = {entity} and role = 'employee';

-- Who, what, when, and how long the customer waited: over three years, a fortieth of them open.
create temp table made as
with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < {cases})
select i, 1000000000 + 2 * i as id, {now} - 94608000000 + (94608000000 / {cases}) * i as at,
    1000000000 + min(i * 7919 % 120, i * 104729 % 127 % 120) as owner, 1000000000 + i * 15485863 % 24 as service,
    case when i * 31 % 10 < 7 then 'ar' else 'en' end as lang, 300 + (i * 48271 % 65537) * (i * 16807 % 1009) % 100000 as wait,
    case when i * 6700417 % 40 = 0 or i * 1.0 / {cases} > 0.998 then 1 else 0 end as is_open, i * 524287 % 2 as waits
from n;
alter table made add column centre integer;
update made set centre = 1000000000 + (owner - 1000000000) % 6;

insert into cases (id, entity_id, reference, access_code, kind, channel, subject, preview, lang, customer_id, service_id, owner_id, back_up_id,
    state, awaits, opened_at, moved_at, due_at, countdown, is_late, closed_at, version, centre_id)
select id, {entity}, 'BEN-' || i, 'ABCDEFGHJK', 'matter', 'email', 'استفسار عن تجديد رخصة السياقة',
    'السلام عليكم ورحمة الله وبركاته، أود الاستفسار عن المستندات المطلوبة لتجديد رخصة السياقة والرسوم والمدة المتوقعة', lang, null, service,
    case when is_open = 1 and i % 50 = 0 then null else owner end, null, case is_open when 1 then 'open' else 'closed' end,
    case when is_open * waits = 1 then 'employee' else 'customer' end, at, at + 43200000,
    case when is_open * waits = 1 then case when at < {now} - 86400000 then at + 86400000 else {now} + i % 86400 * 1000 end end,
    '{"started":"2026-11-24T07:00:00Z","level":{"allowed_seconds":86400,"measure":"clock"}}',
    is_open * waits * (at < {now} - 86400000), case is_open when 1 then null else at + 172800000 end, 3,
    case when is_open = 1 and i % 50 = 0 then null else centre end
from made;

-- What a case leaves: its opening and owner, the first answer, the closing, and between them what channels and colleagues leave.
create temp table steps (k integer, kind text, rest text);
with recursive n (k) as (select 0 union all select k + 1 from n where k + 1 < {each})
insert into steps
select k, case when k = 0 then 'desk.case-opened' when k = 1 then 'desk.case-assigned' when k = 2 then 'desk.entity-answered'
        when k = 3 then 'desk.case-closed' when k % 3 = 0 then 'email.received' when k % 3 = 1 then 'email.reply-sent' else 'delivery.sent' end,
    case when k = 0 then ',"reference":"BEN-1","channel":"email","due_at":1' when k = 1 then ',"back_up":null,"reason":"fewest-open","note":""'
        when k > 3 then ',"message":1,"joined":"signed-address","automatic":"","faults":[],"questions":2,"size":4812,"sender":"proved","has_salutation":true,"has_greeting":true,"has_thanks":true,"has_closing":true,"has_signature":true,"misspelt":0,"colloquial":0,"leaks":0'
        else '' end
from n;
insert into events (seq, at, entity_id, actor, kind, case_id, interaction_id, thing_kind, thing_id, data, data_digest, hash, newest_id)
select {seq} + 1 + m.i * {each} + s.k, m.at + s.k * 900000, {entity}, 'employee:' || m.owner, s.kind, m.id, m.id + 1, null, null,
    '{"case":' || m.id || ',"interaction":' || (m.id + 1) || ',"owner":' || m.owner || ',"employee":' || m.owner || ',"from":' || m.owner
        || ',"sorts":{"channel":"email","lang":"' || m.lang || '","service":' || m.service || ',"centre":' || m.centre || '}' || s.rest
        || ',"is_first":true,"is_answered":true,"was_late":false,"is_in_time":' || case when m.wait <= 86400 then 'true' else 'false' end
        || ',"clock_seconds":' || m.wait || ',"working_seconds":' || m.wait / 3 || '}',
    zeroblob(32), zeroblob(32), m.id
from made m cross join steps s where s.k <> 3 or m.is_open = 0;

-- The counts and sums that the product keeps.
delete from loads;
insert into loads (entity_id, owner_id, open_cases, late_cases, snoozed_cases, answered_cases)
select entity_id, coalesce(owner_id, 0), count(*), sum(is_late), 0, sum(awaits = 'customer') from cases where state = 'open' group by 1, 2;
delete from backlogs;
insert into backlogs (entity_id, opened_day, owner_id, service_id, open_cases)
select entity_id, (opened_at / 1000 + 10800) / 86400, coalesce(owner_id, 0), coalesce(service_id, 0), count(*) from cases where state = 'open'
group by 1, 2, 3, 4;
delete from service_loads;
insert into service_loads (entity_id, service_id, owner_id, open_cases)
select entity_id, service_id, owner_id, sum(open_cases) from backlogs group by 1, 2, 3;
-- Of the last 820 days: a report asks for four hundred at most, and for as many before them.
create temp table looked as
select m.*, (at / 1000 + 10800) / 86400 as day, c.cut,
    case c.cut when 'entity' then '' when 'centre' then cast(centre as text) when 'employee' then cast(owner as text)
        when 'service' then cast(service as text) when 'centre-service' then centre || '/' || service when 'channel' then 'email' else lang end as subject
from (select * from made where at > {now} - 70848000000) m cross join (select 'entity' as cut union all select 'centre' union all select 'employee' union all select 'service'
    union all select 'centre-service' union all select 'channel' union all select 'lang') c;
insert into figures (entity_id, cut, day, subject, opened, received, answered, first_replies, first_clock, first_working, in_time, late, closed, settled,
    settled_clock, settled_working, reopened, reopened_later, handed_over, promises_kept, promises_broken, opinions_asked, opinions_given,
    opinions_good, opinion_points, contacts, first_contacts, written, written_clean, words, faults)
select {entity}, cut, day, subject, count(*), count(*), count(*), count(*), sum(wait), sum(wait / 3), sum(wait <= 86400), sum(wait > 86400),
    sum(1 - is_open), sum(1 - is_open), sum((1 - is_open) * 172800), sum((1 - is_open) * 50000), sum(i % 50 = 0), 0, sum(i % 20 = 0), 0, 0,
    sum(1 - is_open), sum(i % 5 = 0), sum(i % 6 = 0), 4 * sum(i % 5 = 0), sum(1 - is_open), sum(i % 3 > 0), count(*), sum(i % 8 > 0),
    60 * count(*), sum(i % 8 = 0)
from looked where 1 group by cut, day, subject
on conflict do nothing;
-- Eight buckets for each doubling from a minute on; what is shorter stands in the first.
create temp table buckets (least real primary key, k integer);
with recursive b (k, least) as (select 1, 1.0 union all select k + 1, least * 1.0905077326652577 from b where k < 240)
insert into buckets select least, k from b union all select 0.0, 0;
insert into figure_times (entity_id, cut, measure, subject, day, bucket, n)
select {entity}, l.cut, t.measure, l.subject, l.day,
    (select b.k from buckets b where b.least <= max(30, l.wait / t.part) / 60.0 order by b.least desc limit 1), count(*)
from looked l cross join (select 'first-clock' as measure, 1 as part union all select 'first-working', 3 union all select 'settled-clock', 1
    union all select 'settled-working', 2) t
where l.cut not in ('channel', 'lang') group by 2, 3, 4, 5, 6
on conflict do nothing;
delete from fortnight_figures;
insert into fortnight_figures (entity_id, cut, fortnight, subject, opened, received, answered, first_replies, first_clock, first_working, in_time, late, closed, settled,
    settled_clock, settled_working, reopened, reopened_later, handed_over, promises_kept, promises_broken, opinions_asked, opinions_given,
    opinions_good, opinion_points, contacts, first_contacts, written, written_clean, words, faults)
select entity_id, cut, day / 14, subject, sum(opened), sum(received), sum(answered), sum(first_replies), sum(first_clock), sum(first_working), sum(in_time), sum(late),
    sum(closed), sum(settled), sum(settled_clock), sum(settled_working), sum(reopened), sum(reopened_later), sum(handed_over),
    sum(promises_kept), sum(promises_broken), sum(opinions_asked), sum(opinions_given), sum(opinions_good), sum(opinion_points),
    sum(contacts), sum(first_contacts), sum(written), sum(written_clean), sum(words), sum(faults)
from figures group by 1, 2, 3, 4;
delete from fortnight_times;
insert into fortnight_times (entity_id, cut, measure, subject, fortnight, bucket, n)
select entity_id, cut, measure, subject, day / 14, bucket, sum(n) from figure_times group by 1, 2, 3, 4, 5, 6;
insert into figure_hours (entity_id, centre_id, hour, received, answered, closed)
select {entity}, h.centre, at / 3600000, count(*), count(*), count(*) from (select at, 0 as centre from made union all select at, centre from made) h
where 1 group by 2, 3
on conflict do nothing;
update figure_marks set seq = (select max(seq) from events), at = {now};

create index events_of_case on events (case_id, seq) where case_id is not null;
create index events_of_interaction on events (interaction_id, seq) where interaction_id is not null;
create index events_of_thing on events (thing_kind, thing_id, seq) where thing_id is not null;
pragma journal_mode = wal;
