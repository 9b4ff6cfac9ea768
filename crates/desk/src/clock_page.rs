//! The clock of a case on its page: by which agreement it runs, how much has gone by in both reckonings, its stops; stopped and let run on.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use calendar::StopReason;
use http::Method;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Choice;
use ui::Page;

use crate::Awaits;
use crate::Case;
use crate::State as Standing;
use crate::assign::must_be_in_hand;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::clocks::run_clock;
use crate::clocks::stop_clock;
use crate::converse::WORK;
use crate::stopping::Stopping;
use crate::store::agreements;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/clock-stop", work, post(stop)),
        Route::page(Method::POST, "/desk/cases/{id}/clock-run", work, post(run)),
    ]
}

/// The clock as the page of a case shows it.
pub(crate) struct Clocking {
    /// By which agreement it runs.
    pub(crate) agreed: String,
    /// How much has gone by on the clock and in working hours; empty while no answer is owed.
    pub(crate) spent: String,
    /// Why it stands still; empty while it runs.
    pub(crate) stopped: String,
    pub(crate) until: Option<Timestamp>,
    /// Each stop that it ever had.
    pub(crate) stops: Vec<Stopped>,
    pub(crate) may_stop: bool,
    pub(crate) may_run: bool,
    pub(crate) reasons: Vec<Choice>,
}

/// A stop as it is shown.
pub(crate) struct Stopped {
    pub(crate) reason: String,
    pub(crate) from: Timestamp,
    pub(crate) to: Option<Timestamp>,
}

impl Clocking {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Clocking> {
        let now = tx.now();
        let is_owed = case.state == Standing::Open && case.awaits == Awaits::Employee;
        let may = is_owed && tx.actor().can(WORK) && must_be_in_hand(tx, case).is_ok();
        let calendar = crate::calendars::of_entity(tx)?;
        let level = case.countdown.level();
        let spent = case.countdown.spent(now, &calendar);
        let span = |seconds: u64| page.duration(i64::try_from(seconds).unwrap_or(i64::MAX));
        let spent =
            page.t2("desk-clock-spent", "clock", span(spent.clock_seconds).as_str(), "working", span(spent.working_seconds).as_str());
        let stopped = case.countdown.stopped().filter(|_| is_owed).copied();
        let until = if stopped.is_some() { agreements::stop_of(tx, case.id)?.and_then(|(_, until)| until) } else { None };
        let named = |reason: StopReason| page.t(&format!("calendar-stop-{}", reason.key()));
        let is_running = stopped.is_none() && case.due_at.is_some_and(|due| due >= now);
        Ok(Clocking {
            agreed: agreed(page, level),
            spent: if is_owed { spent } else { String::new() },
            stopped: stopped.map(|stop| named(stop.reason)).unwrap_or_default(),
            until,
            stops: case.countdown.stops().iter().map(|stop| Stopped { reason: named(stop.reason), from: stop.from, to: stop.to }).collect(),
            may_stop: may && is_running,
            may_run: may && stopped.is_some(),
            reasons: StopReason::ALL.map(|reason| Choice::new(reason.key(), named(reason))).into(),
        })
    }
}

/// An agreement in words: 24 hours by the clock.
pub(crate) fn agreed(page: &Page, level: calendar::ServiceLevel) -> String {
    let hours = level.allowed_seconds.div_ceil(3600);
    page.tn(&format!("desk-agreed-{}", level.measure.key()), i64::try_from(hours).unwrap_or(i64::MAX))
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct StopForm {
    #[serde(alias = "stop-reason")]
    reason: String,
    #[serde(alias = "stop-until")]
    until: String,
    #[serde(alias = "stop-note")]
    note: String,
    seen: i64,
}

impl StopForm {
    fn read(&self) -> Result<Stopping> {
        let until = if self.until.trim().is_empty() { None } else { Some(end_of_day(&self.until)?) };
        let reason = StopReason::parse(&self.reason).ok_or_else(|| invalid("reason", "desk-filter-unknown"))?;
        Ok(Stopping { reason, until, note: self.note.clone(), seen: self.seen })
    }
}

/// The end of a day in Bahrain: an agreed date is kept if the reply comes on that day.
fn end_of_day(text: &str) -> Result<Timestamp> {
    let midnight = ui::read_day(text).and_then(|day| day.tomorrow().ok()).and_then(|day| day.at(0, 0, 0, 0).to_zoned(ui::bahrain()).ok());
    midnight.map(|midnight| midnight.timestamp()).ok_or_else(|| invalid("until", "desk-clock-until"))
}

/// POST /desk/cases/{id}/clock-stop
async fn stop(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<StopForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = match form.read() {
        Ok(ask) => app.write(visit.actor.may(WORK)?, move |tx| stop_clock(tx, id, &ask).map(drop)).await,
        Err(error) => Err(error),
    };
    after(&app, &visit, id, done, Kept::default()).await
}

/// POST /desk/cases/{id}/clock-run
async fn run(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = app.write(visit.actor.may(WORK)?, move |tx| run_clock(tx, id).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}
