//! What happens beside questions and answers: each on its day before today, in its order, by whoever does such things at an office.

mod abuse;
mod appointments;
mod catalogue;
mod colleagues;
mod counters;
mod customers;
mod floors;
mod letters;
mod prepared;
mod setting_up;
mod today;
mod together;
mod verdicts;

use std::collections::BTreeMap;

use desk::EntryKind;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use serde_json::Value;
use serde_json::json;

pub use customers::says_how_it_was;

use super::post_bag::Letter;
use super::stage::Matter;
use super::stage::Person;
use super::stage::Stage;

/// The episodes, with what one day leaves for another.
#[derive(Default)]
pub struct Episodes {
    held: BTreeMap<&'static str, Matter>,
    came: BTreeMap<&'static str, Matter>,
}

impl Episodes {
    /// What happens so many days before today, in the morning; what comes today comes three hours ago.
    pub async fn of_day(&mut self, stage: &mut Stage<'_>, ago: i64) -> Result<()> {
        prepared::are_used(stage, ago).await?;
        counters::are_confirmed(stage, ago).await?;
        match ago {
            89 => {
                setting_up::first_day(stage).await?;
                counters::are_set_up(stage).await
            }
            80 => together::asked_twice(stage).await,
            76 => together::two_matters_in_one(stage).await,
            70 => colleagues::asks_and_is_answered(stage).await,
            64 => setting_up::brings_old_cases(stage).await,
            60 => colleagues::is_handed_over(stage).await,
            55 => letters::tells_a_time(stage, &mut self.held).await,
            53 => letters::tells_another_time(stage, &mut self.held).await,
            52 => letters::keeps_it(stage, &self.held).await,
            48 => letters::behind_a_code(stage).await,
            44 => customers::cannot_be_reached(stage).await,
            40 => colleagues::is_away(stage).await,
            36 => letters::is_called(stage).await,
            32 => customers::writes_on_the_site(stage).await,
            28 => together::belongs_elsewhere(stage).await,
            24 => letters::is_looked_at(stage).await,
            20 => letters::leaves_despite(stage).await,
            16 => abuse::is_met(stage).await,
            12 => verdicts::are_disputed(stage).await,
            10 => verdicts::are_decided(stage).await,
            6 => colleagues::many_at_once(stage).await,
            3 => appointments::are_blocked(stage).await,
            1 => {
                appointments::are_booked(stage).await?;
                counters::morning(stage).await
            }
            0 => {
                today::comes(stage, &mut self.came).await?;
                counters::morning(stage).await
            }
            _ => Ok(()),
        }
    }

    /// What is under way when somebody looks.
    pub async fn of_now(&mut self, stage: &mut Stage<'_>) -> Result<()> {
        colleagues::plan(stage).await?;
        today::under_way(stage, &self.came).await?;
        abuse::waits(stage).await?;
        customers::are_told_late(stage).await?;
        counters::serve(stage).await?;
        today::outside(stage).await
    }
}

/// Somebody of an office by their place among its staff.
fn staff(stage: &Stage<'_>, office: usize, place: usize) -> Result<(Person, EmployeeId)> {
    let one = stage.offices[office].staff.get(place).copied().ok_or(Error::NotFound("employee"))?;
    Ok((Person::Staff(office, one), one))
}

/// Whoever leads the work.
fn supervisor(stage: &Stage<'_>, office: usize) -> Result<Person> {
    staff(stage, office, 1).map(|(person, _)| person)
}

/// Whoever sets the office up.
fn administrator(stage: &Stage<'_>, office: usize) -> Result<Person> {
    staff(stage, office, 2).map(|(person, _)| person)
}

/// A letter to the office's own address.
fn letter<'t>(office: usize, writer: usize, lang: Lang, subject: &'t str, text: &'t str) -> Letter<'t> {
    Letter { office, to_first_service: false, writer, lang, subject, text }
}

/// What a reply says, as a program sends it.
fn reply(subject: &str, body: &str, lang: Lang) -> Value {
    json!({ "subject": subject, "body": body, "lang": lang.code() })
}

/// Somebody takes a case over, who has it from then on.
async fn taken_over(stage: &mut Stage<'_>, who: Person, of: Matter) -> Result<()> {
    if stage.owner(of).await? == who {
        return Ok(());
    }
    stage.works(who, of, "owner", json!({ "reason": "للعميل طلب آخر عندي" })).await.map(drop)
}

/// The owner of a case answers it.
async fn answered(stage: &mut Stage<'_>, of: Matter, subject: &str, body: &str, lang: Lang) -> Result<()> {
    let owner = stage.owner(of).await?;
    stage.works(owner, of, "replies", reply(subject, body, lang)).await.map(drop)
}

/// The owner of a case closes it.
async fn closed(stage: &mut Stage<'_>, of: Matter) -> Result<()> {
    let owner = stage.owner(of).await?;
    stage.works(owner, of, "closing", json!({})).await.map(drop)
}

/// The newest message of a kind in a case: the number of its entry and of the message itself.
async fn newest(stage: &Stage<'_>, of: Matter, kind: EntryKind) -> Result<(i64, i64)> {
    let entries = stage.app.read(stage.look(of.office)?, move |tx| desk::store::entries(tx, of.case, None, 50)).await?;
    let found = entries.iter().rev().find(|entry| entry.kind == kind).ok_or(Error::NotFound("entry"))?;
    Ok((found.id, found.source.as_ref().map_or(0, |(_, id)| *id)))
}
