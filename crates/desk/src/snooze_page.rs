//! Putting a case aside from its page, and bringing it back.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Result;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Page;

use crate::Case;
use crate::Until;
use crate::assign::must_be_in_hand;
use crate::batch::Act;
use crate::batch::do_one;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::moment::read_day_begin;
use crate::moment::read_moment;
use crate::onward::Onward;
use crate::snooze::bring_back;
use crate::snooze::choices;
use crate::store::snoozes;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/snooze", Access::May(WORK), post(put_aside)),
        Route::page(Method::POST, "/desk/cases/{id}/waking", Access::May(WORK), post(wake)),
    ]
}

/// What the head of a case says and offers of putting it aside.
pub(crate) struct Snoozing {
    pub(crate) may: bool,
    /// When it comes back, while it is put aside.
    pub(crate) until: Option<Timestamp>,
    pub(crate) choices: Vec<Quick>,
}

/// A time that is chosen by one press.
pub(crate) struct Quick {
    pub(crate) key: &'static str,
    pub(crate) at: Timestamp,
    /// Whether the reply is due before.
    pub(crate) is_past_due: bool,
}

impl Snoozing {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Snoozing> {
        let may = case.state == crate::State::Open && tx.actor().can(WORK) && must_be_in_hand(tx, case).is_ok();
        let until = if case.is_snoozed { snoozes::of_case(tx, case.id)?.map(|snooze| snooze.until) } else { None };
        let choices = if may && until.is_none() { quick(tx, page.now, case.due_at)? } else { Vec::new() };
        Ok(Snoozing { may, until, choices })
    }
}

/// The times that can be chosen by one press now.
pub(crate) fn quick(tx: &mut Tx<'_>, now: Timestamp, due: Option<Timestamp>) -> Result<Vec<Quick>> {
    let calendar = crate::calendars::of_entity(tx)?;
    let quick = |(until, at): (Until, Timestamp)| Quick { key: until.key(), at, is_past_due: due.is_some_and(|due| due < at) };
    Ok(choices(&calendar, now).into_iter().map(quick).collect())
}

/// Until when, as a form says it: `later`, `tomorrow`, `next-day`, or a day with or without a time.
pub(crate) struct UntilForm {
    until: String,
    date: String,
    time: String,
}

impl UntilForm {
    pub(crate) fn new(until: &str, date: &str, time: &str) -> UntilForm {
        UntilForm { until: until.into(), date: date.into(), time: time.into() }
    }

    pub(crate) fn read(&self) -> Result<Until> {
        if let Some(until) = Until::parse(&self.until) {
            return Ok(until);
        }
        let at = if self.time.trim().is_empty() {
            read_day_begin(&self.date, "desk-snooze-when")?
        } else {
            read_moment(&self.date, &self.time, "desk-snooze-when")?
        };
        Ok(Until::At(at))
    }
}

#[derive(Deserialize)]
struct SnoozeForm {
    #[serde(default)]
    until: String,
    #[serde(default, rename = "snooze-date")]
    date: String,
    #[serde(default, rename = "snooze-time")]
    time: String,
    seen: i64,
}

/// POST /desk/cases/{id}/snooze
async fn put_aside(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<SnoozeForm>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let onward = Onward::of(&app, &visit, id).await?;
    let done = match UntilForm::new(&form.until, &form.date, &form.time).read() {
        Ok(until) => app.write(visit.actor.may(WORK)?, move |tx| do_one(tx, &Act::Snooze(until), id, form.seen)).await,
        Err(error) => Err(error),
    };
    onward.done(&app, &visit, id, done).await
}

/// POST /desk/cases/{id}/waking
async fn wake(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = app.write(visit.actor.may(WORK)?, move |tx| bring_back(tx, id).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}
