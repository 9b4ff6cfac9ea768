//! Ninety days of history: letters come, are answered well or badly, in time or late, and are closed, all by the product's own acts.

use std::time::Duration;

use desk::CaseId;
use email::Reply;
use email::Taken;
use kernel::Actor;
use kernel::Clock;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::Who;
use platform::App;
use post::Proof;

use super::episodes::Episodes;
use super::episodes::says_how_it_was;
use super::government::FILL;
use super::government::Office;
use super::letters::MATTERS;
use super::letters::Matter;
use super::post_bag::Letter;
use super::post_bag::written;
use super::stage;
use super::stage::Stage;

/// Something that will happen.
struct Coming {
    at: Timestamp,
    what: What,
}

enum What {
    Letter(usize, usize),
    Answer(usize, CaseId, usize),
    Closing(usize, CaseId),
    Opinion(usize, CaseId, usize),
    Morning(i64),
}

/// What they say of it: mostly good.
const SCORES: [usize; 10] = [5, 4, 5, 3, 5, 4, 2, 5, 4, 1];

/// A small generator (SplitMix64), so that the history is the same for the same day.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// Lives through the days up to now.
pub async fn live(app: &App, clock: &Clock, offices: &[Office], now: Timestamp) -> Result<()> {
    let mut chance = Chance(20_261_124);
    let (mut stage, mut episodes) = (Stage::new(app, offices), Episodes::default());
    let mut coming = letters(clock.now(), now, &mut chance);
    coming.extend(mornings(now));
    let mut sweeps = Sweeps { swept: clock.now(), worked: clock.now() };
    while let Some(next) = earliest(&mut coming, now) {
        clock.set(next.at.max(clock.now()));
        sweeps.catch_up(app, clock.now()).await?;
        match next.what {
            What::Letter(matter, writer) => {
                if let Some(case) = write_in(app, offices, matter, writer).await? {
                    coming.extend(answer_later(clock.now(), matter, case, &mut chance));
                }
            }
            What::Answer(matter, case, mood) => {
                if answer(app, offices, matter, case, mood).await? && chance.below(10) < 8 {
                    coming.push(Coming { at: clock.now() + hours(2 + chance.below(60)), what: What::Closing(matter, case) });
                }
            }
            What::Closing(matter, case) => {
                close(app, offices, matter, case).await?;
                coming.extend(opinion_later(clock.now(), matter, case, &mut chance));
            }
            What::Opinion(matter, case, mood) => opinion(&mut stage, (matter, case), mood).await?,
            What::Morning(ago) => episodes.of_day(&mut stage, ago).await?,
        }
    }
    clock.set(now);
    episodes.of_now(&mut stage).await?;
    desk::mark_late(app).await?;
    while platform::deliveries::run_due(app).await? > 0 {}
    // What is done by the clock alone, sums included, so that nothing is left to be judged once people look.
    while platform::jobs::run_due(app).await > 0 {}
    Ok(())
}

/// What is done by the clock alone while the days pass, and when it was done last.
struct Sweeps {
    swept: Timestamp,
    worked: Timestamp,
}

impl Sweeps {
    async fn catch_up(&mut self, app: &App, now: Timestamp) -> Result<()> {
        if now.duration_since(self.swept).as_hours() >= 6 {
            self.swept = now;
            desk::mark_late(app).await?;
            platform::deliveries::run_due(app).await?;
        }
        if now.duration_since(self.worked).as_hours() >= 72 {
            self.worked = now;
            platform::jobs::run_due(app).await;
        }
        Ok(())
    }
}

fn hours(count: u64) -> Duration {
    Duration::from_secs(count * 3600)
}

/// Letters come on every day, most of them on working mornings.
fn letters(from: Timestamp, to: Timestamp, chance: &mut Chance) -> Vec<Coming> {
    let mut coming = Vec::new();
    let mut day = from;
    let mut writer = 0;
    while day < to {
        let count = 3 + chance.below(5);
        for _ in 0..count {
            let at = day + Duration::from_secs(6 * 3600 + chance.below(14 * 3600));
            let matter = usize::try_from(chance.below(MATTERS.len() as u64)).unwrap_or_default();
            writer = (writer + 1) % 140;
            coming.push(Coming { at, what: What::Letter(matter, writer) });
        }
        day += hours(24);
    }
    coming
}

/// The mornings before today, and three hours ago.
fn mornings(now: Timestamp) -> impl Iterator<Item = Coming> {
    let at = move |ago: i64| match ago {
        0 => now - hours(3),
        // Before work, when the opening of a centre is confirmed.
        1..=5 => super::midnight(now, ago) + Duration::from_secs(7 * 3600 + 2700),
        _ => super::midnight(now, ago) + hours(10),
    };
    (0..super::DAYS).map(move |ago| Coming { at: at(ago), what: What::Morning(ago) })
}

/// Four of ten who are asked how it was say so, within two days.
fn opinion_later(now: Timestamp, matter: usize, case: CaseId, chance: &mut Chance) -> Option<Coming> {
    let mood = usize::try_from(chance.below(100)).unwrap_or_default();
    (mood < 40).then(|| Coming { at: now + hours(1 + chance.below(48)), what: What::Opinion(matter, case, mood) })
}

async fn opinion(stage: &mut Stage<'_>, (matter, case): (usize, CaseId), mood: usize) -> Result<()> {
    let of = stage::Matter { office: MATTERS[matter].office, case };
    says_how_it_was(stage, of, SCORES[mood % SCORES.len()], mood.is_multiple_of(4)).await
}

fn earliest(coming: &mut Vec<Coming>, now: Timestamp) -> Option<Coming> {
    let (place, next) = coming.iter().enumerate().min_by_key(|(_, coming)| coming.at)?;
    if next.at >= now {
        return None;
    }
    Some(coming.swap_remove(place))
}

/// Most are answered within the day; some late; a few not at all.
fn answer_later(now: Timestamp, matter: usize, case: CaseId, chance: &mut Chance) -> Option<Coming> {
    let delay = match chance.below(100) {
        0..70 => 1 + chance.below(16),
        70..88 => 16 + chance.below(7),
        88..97 => 25 + chance.below(40),
        _ => return None,
    };
    let mood = usize::try_from(chance.below(100)).unwrap_or_default();
    let minutes = Duration::from_secs(chance.below(3600));
    Some(Coming { at: now + hours(delay) + minutes, what: What::Answer(matter, case, mood) })
}

async fn write_in(app: &App, offices: &[Office], matter: usize, writer: usize) -> Result<Option<CaseId>> {
    let matter = MATTERS[matter];
    let office = &offices[matter.office];
    let address = if matter.service == 0 { &office.first_service } else { &office.address };
    let Matter { lang, subject, question: text, .. } = matter;
    let raw =
        written(&Letter { office: matter.office, to_first_service: matter.service == 0, writer, lang, subject, text }, address, app.now());
    let Some(entity) = email::entity_of(app, address).await? else { return Ok(None) };
    match email::receive_for(app, entity, address, raw.into_bytes(), Proof::default()).await? {
        Taken::Kept(_, case) => Ok(Some(case)),
        Taken::Again(_) | Taken::Nobody => Ok(None),
    }
}

fn employee(office: &Office, id: EmployeeId, lang: Lang) -> Actor {
    Actor { who: Who::Employee(id), entity: Some(office.entity), roles: [Role::Employee].into(), ..Actor::anyone(lang) }
}

async fn answer(app: &App, offices: &[Office], matter: usize, id: CaseId, mood: usize) -> Result<bool> {
    let matter = MATTERS[matter];
    let office = &offices[matter.office];
    let look = Actor::system("demonstration", None).may(FILL)?.within(office.entity);
    let case = app.read(look.clone(), move |tx| desk::store::case(tx, id)).await?.ok_or(kernel::Error::NotFound("case"))?;
    let Some(owner) = case.owner else { return Ok(false) };
    // Each has a way of working: two of the seven are careless more often than the others.
    let place = office.writers.iter().position(|writer| *writer == owner).unwrap_or_default();
    let careless = mood < if place % 4 == 3 { 35 } else { 6 };
    let reply = Reply {
        subject: matter.reply_subject.into(),
        body: if careless { matter.careless } else { matter.answer }.into(),
        lang: matter.lang,
        seen: case.version,
        override_reason: String::new(),
        canned: Vec::new(),
        points: String::new(),
        with_files: false,
        copies: email::Copies::default(),
    };
    email::send_reply(app, employee(office, owner, matter.lang).may(email::REPLY)?, id, reply).await?;
    Ok(true)
}

async fn close(app: &App, offices: &[Office], matter: usize, id: CaseId) -> Result<()> {
    let office = &offices[MATTERS[matter].office];
    let look = Actor::system("demonstration", None).may(FILL)?.within(office.entity);
    let Some(case) = app.read(look, move |tx| desk::store::case(tx, id)).await? else { return Ok(()) };
    let Some(owner) = case.owner else { return Ok(()) };
    let grant = employee(office, owner, case.lang).may(email::REPLY)?;
    app.write(grant, move |tx| desk::close_case(tx, id, case.version)).await.map(drop)
}
