//! Makes the set: rows as the product writes them, without its acts, because fifty million of those would take a day. The hashes of the
//! chain are of the right size and not the right ones.
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use rusqlite::Connection;
use rusqlite::params;
use serde_json::Value;
use serde_json::json;

use super::Plan;
use crate::bench::chance::Chance;

/// Over so many days up to now.
const DAYS: i64 = 1_095;
const DAY: i64 = 86_400_000;
/// One in so many cases is open.
const OPEN: u64 = 40;
/// Employees, centres and services that are added to the entity.
const STAFF: i64 = 120;
const CENTRES: i64 = 6;
const SERVICES: i64 = 24;
/// Ids from here on are the set's own.
const FIRST: i64 = 1_000_000_000;

/// What a set holds.
pub struct Set {
    pub cases: i64,
    pub events: i64,
    pub sums: i64,
    pub employees: i64,
    pub open: i64,
    pub bytes: u64,
}

impl Set {
    /// Counts what is there.
    pub fn read(file: &Path) -> Result<Set> {
        let database = Connection::open(file)?;
        let one = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok(Set {
            cases: one("select count(*) from cases")?,
            events: one("select max(seq) from events")?,
            sums: one("select (select count(*) from figures) + (select count(*) from figure_times)")?,
            employees: one("select count(*) from employees")?,
            open: one("select sum(open_cases) from loads")?,
            bytes: std::fs::metadata(file)?.len(),
        })
    }
}

/// Who, where and when a case is.
struct Case {
    id: i64,
    interaction: i64,
    entity: i64,
    owner: i64,
    centre: i64,
    service: i64,
    lang: &'static str,
    at: i64,
}

/// Fills the installation's database.
pub fn fill(file: &Path, plan: &Plan) -> Result<()> {
    let mut database = Connection::open(file)?;
    database.execute_batch(
        "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000; pragma locking_mode = exclusive;
         drop index events_of_case; drop index events_of_interaction; drop index events_of_thing;",
    )?;
    let entity: i64 = database.query_row("select entity_id from cases limit 1", [], |row| row.get(0))?;
    people(&database, entity)?;
    let now = i64::try_from(jiff::Timestamp::now().as_millisecond()).context("a time")?;
    let each = plan.events / plan.cases;
    let mut seq: i64 = database.query_row("select max(seq) from events", [], |row| row.get(0))?;
    let transaction = database.transaction()?;
    for number in 0..plan.cases {
        let mut chance = Chance::of(plan.seed, "oversight", number);
        let case = case(&mut chance, (number, plan.cases), (entity, now));
        let is_open = chance.between(1, OPEN) == 1;
        let is_closed = insert(&transaction, &case, is_open, now, &mut chance)?;
        seq = events(&transaction, &case, (seq, each), is_closed, &mut chance)?;
        if number % 50_000 == 0 {
            eprintln!("{number} cases");
        }
    }
    transaction.commit()?;
    counts(&database)?;
    database.execute_batch(
        "create index events_of_case on events (case_id, seq) where case_id is not null;
         create index events_of_interaction on events (interaction_id, seq) where interaction_id is not null;
         create index events_of_thing on events (thing_kind, thing_id, seq) where thing_id is not null;
         pragma journal_mode = wal;",
    )?;
    Ok(())
}

/// Employees in centres, services; and the demonstration's employee leads them.
fn people(database: &Connection, entity: i64) -> Result<()> {
    for centre in 0..CENTRES {
        let name = format!("Centre {centre}");
        database.execute(
            "insert into centres (id, entity_id, name_ar, name_en, place_ar, place_en) values (?1, ?2, ?3, ?3, ?3, ?3)",
            params![FIRST + centre, entity, name],
        )?;
    }
    for service in 0..SERVICES {
        let name = format!("Service {service}");
        database.execute(
            "insert into services (id, entity_id, name_ar, name_en, is_offered) values (?1, ?2, ?3, ?3, 1)",
            params![FIRST + service, entity, name],
        )?;
    }
    let columns = "select name from pragma_table_info('accounts') where name not in ('id', 'email')";
    let mut statement = database.prepare(columns)?;
    let columns: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let columns = columns.join(", ");
    for number in 0..STAFF {
        let (id, name) = (FIRST + number, format!("Employee {number}"));
        database.execute(
            &format!("insert into accounts (id, email, {columns}) select ?1, ?2, {columns} from accounts limit 1"),
            params![id, format!("employee{number}@bench.example")],
        )?;
        database.execute(
            "insert into employees (id, entity_id, centre_id, name_ar, name_en, title_ar, title_en, department_ar, department_en, phone, email,
                 letters_off, state, created_at)
             values (?1, ?2, ?3, ?4, ?4, '', '', '', '', '', '', 0, 'active', 0)",
            params![id, entity, FIRST + number % CENTRES, name],
        )?;
    }
    database.execute(
        "insert or ignore into role_grants (account_id, entity_id, centre_id, role)
         select account_id, entity_id, 0, 'supervisor' from role_grants where entity_id = ?1 and role = 'employee'",
        [entity],
    )?;
    Ok(())
}

fn case(chance: &mut Chance, (number, all): (u64, u64), (entity, now): (i64, i64)) -> Case {
    let number = i64::try_from(number).unwrap_or(0);
    let at = now - DAYS * DAY + (DAYS * DAY / i64::try_from(all).unwrap_or(1)) * number;
    // Some serve more than others, as people do.
    let owner = i64::try_from(chance.between(0, 119).min(chance.between(0, 119))).unwrap_or(0);
    Case {
        id: FIRST + 2 * number,
        interaction: FIRST + 2 * number + 1,
        entity,
        owner: FIRST + owner,
        centre: FIRST + owner % CENTRES,
        service: FIRST + i64::try_from(chance.between(0, 23)).unwrap_or(0),
        lang: if chance.percent(70) { "ar" } else { "en" },
        at,
    }
}

/// Writes the case; answers whether it is closed.
fn insert(database: &Connection, case: &Case, is_open: bool, now: i64, chance: &mut Chance) -> Result<bool> {
    let age = now - case.at;
    let is_open = is_open || age < 2 * DAY;
    let waits = is_open && chance.percent(50);
    let late = waits && (age > DAY);
    let due = waits.then(|| if late { case.at + DAY } else { now + i64::try_from(chance.between(600_000, 86_000_000)).unwrap_or(0) });
    let owner = (!chance.percent(2) || !is_open).then_some(case.owner);
    database.prepare_cached(
        "insert into cases (id, entity_id, reference, access_code, kind, channel, subject, preview, lang, customer_id, service_id, owner_id, back_up_id,
             state, awaits, opened_at, moved_at, due_at, countdown, is_late, closed_at, version, centre_id)
         values (?1, ?2, ?3, 'ABCDEFGHJK', 'matter', 'email', ?4, ?5, ?6, null, ?7, ?8, null, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 3, ?17)",
    )?
    .execute(params![
        case.id,
        case.entity,
        format!("BEN-2026-{}", case.id),
        "استفسار عن تجديد رخصة السياقة",
        "السلام عليكم ورحمة الله وبركاته، أود الاستفسار عن المستندات المطلوبة لتجديد رخصة السياقة والرسوم والمدة المتوقعة",
        case.lang,
        case.service,
        owner,
        if is_open { "open" } else { "closed" },
        if waits { "employee" } else { "customer" },
        case.at,
        if is_open { (case.at + DAY / 2).min(now) } else { case.at + 2 * DAY },
        due,
        json!({ "started": "2026-11-24T07:00:00Z", "level": { "allowed_seconds": 86400, "measure": "clock" } }).to_string(),
        late,
        (!is_open).then_some(case.at + 2 * DAY),
        owner.map(|_| case.centre),
    ])?;
    Ok(!is_open)
}

/// Writes a case's events: those that figures count, and as many others as channels and colleagues leave.
fn events(database: &Connection, case: &Case, (seq, each): (i64, u64), is_closed: bool, chance: &mut Chance) -> Result<i64> {
    let sorts = json!({ "channel": "email", "lang": case.lang, "service": case.service, "centre": case.centre });
    let wait = i64::try_from(chance.between(300, 100_000)).unwrap_or(0);
    let mut writer = Writer { database, case, seq, at: case.at };
    let (owner, due) = (case.owner, case.at + DAY);
    writer.event("desk.case-opened", json!({ "case": case.id, "interaction": case.interaction, "reference": "BEN-2026-000001", "channel": "email", "owner": owner, "sorts": sorts, "due_at": due }))?;
    writer.event("desk.case-assigned", json!({ "case": case.id, "interaction": case.interaction, "owner": owner, "back_up": null, "reason": "fewest-open", "note": "", "from": owner, "sorts": sorts }))?;
    if wait > 86_400 {
        writer.event(
            "desk.case-late",
            json!({ "case": case.id, "interaction": case.interaction, "owner": owner, "due_at": due, "sorts": sorts }),
        )?;
    }
    writer.at += wait * 1000;
    let answered = |is_first: bool, seconds: i64| {
        json!({ "case": case.id, "interaction": case.interaction, "employee": owner, "sorts": sorts, "is_first": is_first, "is_in_time": seconds <= 86_400,
            "was_late": seconds > 86_400, "due_at": due, "clock_seconds": seconds, "working_seconds": seconds / 3 })
    };
    writer.event("desk.entity-answered", answered(true, wait))?;
    let end = seq + i64::try_from(each).unwrap_or(0) - i64::from(is_closed);
    let more = later(case, wait, &sorts, answered(false, wait / 2));
    while writer.seq < end {
        let (kind, text) = chance.pick(&more);
        writer.write(kind, text)?;
        writer.at += 900_000;
    }
    if is_closed {
        writer.at = case.at + 2 * DAY;
        writer.event("desk.case-closed", json!({ "case": case.id, "interaction": case.interaction, "owner": owner, "sorts": sorts, "clock_seconds": 172_800, "working_seconds": 50_000, "is_answered": true }))?;
    }
    Ok(writer.seq)
}

/// What a case goes on with, each as often as it stands here: what customers and employees say, and what channels leave of it.
fn later(case: &Case, wait: i64, sorts: &Value, answered: Value) -> Vec<(&'static str, String)> {
    let wrote = json!({ "case": case.id, "interaction": case.interaction, "owner": case.owner, "sorts": sorts, "is_turn": true, "closed_at": null, "due_at": case.at + DAY });
    let received = json!({ "case": case.id, "interaction": case.interaction, "message": case.id, "joined": "signed-address", "automatic": "", "faults": [], "questions": 2, "size": 4812, "sender": "proved", "is_verification": false });
    let sent = json!({ "case": case.id, "interaction": case.interaction, "message": case.id, "is_in_time": true, "clock_seconds": wait, "working_seconds": wait / 3, "subject_problem": "", "has_salutation": true, "has_greeting": true, "has_thanks": true, "has_closing": true, "has_signature": true, "misspelt": 0, "colloquial": 0, "leaks": 0, "questions": 2, "unanswered": 0, "override_reason": "", "is_house_style": true, "is_outside": false });
    let note = json!({ "case": case.id, "entry": case.id });
    let delivery = json!({ "delivery": case.id, "kind": "email.outgoing", "destination": "mail.example", "attempts": 1 });
    let all = [
        ("desk.customer-wrote", wrote),
        ("desk.entity-answered", answered),
        ("email.received", received.clone()),
        ("email.received", received),
        ("email.reply-sent", sent.clone()),
        ("email.reply-sent", sent),
        ("desk.note-added", note),
        ("delivery.sent", delivery.clone()),
        ("delivery.sent", delivery),
    ];
    all.into_iter().map(|(kind, data)| (kind, data.to_string())).collect()
}

struct Writer<'a> {
    database: &'a Connection,
    case: &'a Case,
    seq: i64,
    at: i64,
}

impl Writer<'_> {
    fn event(&mut self, kind: &str, data: Value) -> Result<()> {
        self.write(kind, &data.to_string())
    }

    fn write(&mut self, kind: &str, data: &str) -> Result<()> {
        self.seq += 1;
        let hash = self.seq.to_le_bytes().repeat(4);
        self.database
            .prepare_cached(
                "insert into events (seq, at, entity_id, actor, kind, case_id, interaction_id, thing_kind, thing_id, data, data_digest, hash, newest_id)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null, null, ?8, ?9, ?9, ?1)",
            )?
            .execute(params![
                self.seq,
                self.at,
                self.case.entity,
                "employee:1000000012",
                kind,
                self.case.id,
                self.case.interaction,
                data,
                hash
            ])?;
        Ok(())
    }
}

/// The counts that the product keeps with each case.
fn counts(database: &Connection) -> Result<()> {
    database.execute_batch(
        "delete from loads;
         insert into loads (entity_id, owner_id, open_cases, late_cases, snoozed_cases, answered_cases)
         select entity_id, coalesce(owner_id, 0), count(*), sum(is_late), 0, sum(case when awaits = 'customer' then 1 else 0 end)
         from cases where state = 'open' group by entity_id, coalesce(owner_id, 0);
         delete from backlogs;
         insert into backlogs (entity_id, opened_day, owner_id, service_id, open_cases)
         select entity_id, (opened_at / 1000 + 10800) / 86400, coalesce(owner_id, 0), coalesce(service_id, 0), count(*)
         from cases where state = 'open' group by 1, 2, 3, 4;",
    )?;
    Ok(())
}
