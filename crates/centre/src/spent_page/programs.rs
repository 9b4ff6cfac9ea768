//! The times of a centre for programs, in seconds.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use kernel::CentreId;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Query;
use platform::number;
use schemars::JsonSchema;
use serde::Serialize;

use super::Asked;
use super::known;
use crate::forecast_page::PLAN;
use crate::spent::Times;
use crate::spent_report::Report;
use crate::spent_report::days;

/// One of a centre's times, in seconds.
#[derive(Serialize, JsonSchema)]
struct Seconds {
    /// How many were counted.
    n: i64,
    /// The median, within 9.1 %; nothing where none was counted.
    median: Option<i64>,
    /// What nine of ten do not exceed, within 9.1 %.
    p90: Option<i64>,
}

impl Seconds {
    fn of(n: i64, shown: Option<(i64, i64)>) -> Self {
        Self { n, median: shown.map(|shown| shown.0), p90: shown.map(|shown| shown.1) }
    }
}

/// The times of some customers.
#[derive(Serialize, JsonSchema)]
struct Group {
    /// How many were called, and to how many of the calls nobody came.
    called: i64,
    absent: i64,
    /// How many gave their ticket back before anybody served them.
    left: i64,
    /// From the ticket, or the time that was booked, until the call.
    wait: Seconds,
    /// From the call until they stood at the counter.
    way: Seconds,
    /// At the counter, for one service.
    service: Seconds,
    /// From coming to the centre until everything was done.
    total: Seconds,
}

impl From<&Times> for Group {
    fn from(times: &Times) -> Self {
        Self {
            called: times.called,
            absent: times.absent,
            left: times.left,
            wait: Seconds::of(times.wait.len(), times.wait.shown()),
            way: Seconds::of(times.way.len(), times.way_shown()),
            service: Seconds::of(times.service.len(), times.service.shown()),
            total: Seconds::of(times.total.len(), times.total.shown()),
        }
    }
}

/// How estimates of waits held.
#[derive(Serialize, JsonSchema)]
struct Estimates {
    /// Of how many it is known what came of them.
    n: u32,
    /// How many of the waits were within what was told.
    held: u32,
    /// How many were within five minutes of the likely wait.
    near: u32,
    /// How wide they were on average, in seconds; nothing where there is none.
    width: Option<u32>,
}

/// The times of a centre.
#[derive(Serialize, JsonSchema)]
pub(super) struct Told {
    /// Of how many days, today included.
    days: u32,
    all: Group,
    /// By service.
    services: BTreeMap<String, Group>,
    /// By the hour of the day in Bahrain in which the wait began, 0 to 23.
    hours: BTreeMap<i64, Group>,
    /// Those with priority, and those without.
    priority: Group,
    ordinary: Group,
    /// By the language in which they were served.
    ar: Group,
    en: Group,
    /// How the estimates held whose waits ended on these days.
    estimates: Estimates,
    /// How many without priority were passed over by somebody with priority who came later for the same service, on the same day.
    passed_over: usize,
    /// The longest that any of them waited after that, in seconds; nothing where nobody was passed over.
    longest_after: Option<i64>,
}

/// GET /api/v1/centres/{id}/times
pub(super) async fn tell(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Told>, Failure> {
    let (id, days): (CentreId, u32) = (number(&id)?, days(&asked.days)?);
    let Report { days, all, by_service, by_hour, by_priority: [priority, ordinary], by_lang: [ar, en], held, passed } =
        app.read(actor.may(PLAN)?, move |tx| known(tx, id, days)).await?.report;
    Ok(Json(Told {
        days,
        all: Group::from(&all),
        services: by_service.iter().map(|(id, times)| (id.to_string(), times.into())).collect(),
        hours: by_hour.iter().map(|(hour, times)| (*hour, times.into())).collect(),
        priority: Group::from(&priority),
        ordinary: Group::from(&ordinary),
        ar: Group::from(&ar),
        en: Group::from(&en),
        passed_over: passed.many,
        longest_after: passed.longest,
        estimates: Estimates { n: held.told, held: held.held, near: held.near, width: held.mean_width() },
    }))
}
