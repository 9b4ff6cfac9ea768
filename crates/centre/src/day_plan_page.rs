//! The day plan: who has booked today and tomorrow, hour by hour; who has come, who is late, and how many do not come.

use std::collections::BTreeMap;
use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Timestamp;
use org::Centre;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::NavItem;
use ui::Page;

use crate::appointment::Appointment;
use crate::appointment::Need;
use crate::appointment::Standing;
use crate::board_page::SECTION;
use crate::break_plan::may_break;
use crate::break_rows::BreakRow;
use crate::break_rows::FloorBreaks;
use crate::breaks::BREAKS;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::slots::Span;
use crate::store;
use crate::times;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// The days of which it is said how many did not come.
const LOOKED_BACK: u32 = 30;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/centres/{id}/appointments", Access::May(RECEIVE), get(show))]
}

/// A day of a centre.
struct Known {
    centre: Centre,
    all: Vec<Appointment>,
    /// When more are booked than can be served.
    short: Vec<Timestamp>,
    services: Vec<(org::ServiceId, Bilingual)>,
    people: Vec<(kernel::EmployeeId, Bilingual)>,
    counts: Vec<(Standing, i64)>,
    breaks: FloorBreaks,
    /// Who can be given a break, and for how long.
    may_break: Vec<org::Employee>,
    lengths: Vec<u32>,
}

fn known(tx: &mut Tx<'_>, id: CentreId, day: Span) -> kernel::Result<Known> {
    let since = (tx.now() - DAY * LOOKED_BACK).to_zoned(ui::bahrain()).date().to_string();
    Ok(Known {
        centre: must_reach(tx, id)?,
        all: store::appointments_in(tx, id, day)?,
        short: times::short(tx, id, day)?,
        services: org::store::services(tx)?.into_iter().map(|service| (service.id, service.name)).collect(),
        people: org::store::employees(tx)?.into_iter().map(|one| (one.id, one.name)).collect(),
        counts: store::appointment_counts(tx, id, &since)?,
        breaks: FloorBreaks::read(tx, id)?,
        may_break: may_break(tx, id)?,
        lengths: store::cover(tx, id)?.lengths,
    })
}

/// One appointment, as the floor sees it.
struct Row {
    time: String,
    name: String,
    service: String,
    with: String,
    id: String,
    reference: String,
    needs: Vec<&'static str>,
    words: &'static str,
    mark: &'static str,
    /// How long ago its time was, of who has not come yet.
    late: String,
    is_expected: bool,
}

/// An hour, and who has booked in it.
struct Hour {
    label: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "day_plan.html")]
struct DayPlanPage {
    page: Page,
    path: String,
    topic: String,
    tabs: Vec<NavItem>,
    /// When more are booked than can be served; empty where there is no such time.
    short: String,
    hours: Vec<Hour>,
    expected: usize,
    came: usize,
    late: usize,
    missed: usize,
    /// Of a hundred who were expected in the last month, how many did not come; empty where nobody was.
    absent: String,
    is_today: bool,
    /// The day: `2026-11-29`.
    date: String,
    may_break: bool,
    breaks: Vec<BreakRow>,
    people: Vec<Choice>,
    lengths: Vec<Choice>,
    answers: Answers,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// `tomorrow`, or today when left out.
    day: String,
}

/// GET /desk/centres/{id}/appointments
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, (number(&id)?, asked.day != "tomorrow"), Answers::new()).await
}

/// Back to the plan of a day after an act, or the plan with what must be corrected.
pub(crate) async fn after(
    app: &App,
    visit: &Visit,
    (id, day): (CentreId, &str),
    (done, typed): (kernel::Result<()>, Answers),
) -> Result<Response, Failure> {
    let is_today = day <= app.now().to_zoned(ui::bahrain()).date().to_string().as_str();
    match done {
        Ok(()) => {
            let day = if is_today { "" } else { "?day=tomorrow" };
            Ok(Redirect::to(&format!("/{}/desk/centres/{id}/appointments{day}", visit.actor.lang.code())).into_response())
        }
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, (id, is_today), answers).await?).into_response())
        }
    }
}

async fn shown(app: &App, visit: &Visit, (id, is_today): (CentreId, bool), answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-day-plan", SECTION).await?;
    let day = day_of(&page, is_today);
    let known = app.read(visit.actor.may(RECEIVE)?, move |tx| known(tx, id, day)).await?;
    page.title = page.t1("centre-day-plan-of", "centre", known.centre.name.get(page.lang));
    let path = page.href(&format!("/desk/centres/{id}"));
    let tab = |label: &str, href: String, current: bool| NavItem { label: page.t(label), href, current, ..NavItem::default() };
    let tabs = vec![
        tab("centre-today", format!("{path}/appointments"), is_today),
        tab("centre-tomorrow", format!("{path}/appointments?day=tomorrow"), !is_today),
    ];
    let many = |standing: Standing| known.all.iter().filter(|one| one.standing == standing).count();
    let date = day.from.to_zoned(ui::bahrain()).date().to_string();
    let choose = |key: &str| Choice::new("", page.t(key));
    let people = known.may_break.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)));
    let lengths = known.lengths.iter().map(|many| Choice::new(many.to_string(), page.tn("centre-minutes", *many)));
    html(&DayPlanPage {
        people: [choose("centre-break-choose")].into_iter().chain(people).collect(),
        lengths: lengths.collect(),
        breaks: known.breaks.rows(&page, &date),
        may_break: visit.actor.can(BREAKS),
        date,
        answers,
        topic: format!("centre:{id}"),
        tabs,
        short: known.short.iter().map(|at| page.time(*at)).collect::<Vec<_>>().join(" · "),
        hours: hours(&page, &known),
        expected: many(Standing::Booked),
        came: many(Standing::Arrived),
        late: many(Standing::Late),
        missed: many(Standing::Missed),
        absent: absent(&page, &known.counts),
        is_today,
        path,
        page,
    })
}

/// Today, or tomorrow, from midnight to midnight in Bahrain.
fn day_of(page: &Page, is_today: bool) -> Span {
    let zoned = page.now.to_zoned(ui::bahrain()).start_of_day();
    let from = zoned.map_or(page.now, |begins| begins.timestamp());
    let from = if is_today { from } else { from + DAY };
    Span { from, to: from + DAY }
}

fn absent(page: &Page, counts: &[(Standing, i64)]) -> String {
    let many = |standing: Standing| counts.iter().find(|(known, _)| *known == standing).map_or(0, |(_, number)| (*number).max(0));
    let missed = many(Standing::Missed);
    let all = missed + many(Standing::Arrived) + many(Standing::Late);
    if all == 0 { String::new() } else { page.t1("centre-absent-share", "n", missed * 100 / all) }
}

fn hours(page: &Page, known: &Known) -> Vec<Hour> {
    let mut hours: BTreeMap<i8, Hour> = BTreeMap::new();
    for one in &known.all {
        let hour = one.time.from.to_zoned(ui::bahrain()).hour();
        let label = || page.words.in_digits(page.lang, &format!("{hour:02}:00"));
        hours.entry(hour).or_insert_with(|| Hour { label: label(), rows: Vec::new() }).rows.push(row(page, known, one));
    }
    hours.into_values().collect()
}

fn row(page: &Page, known: &Known, one: &Appointment) -> Row {
    let name = |id| known.services.iter().find(|(known, _)| *known == id).map(|(_, name)| name.get(page.lang).to_owned());
    let person = |id| known.people.iter().find(|(known, _)| *known == id).map(|(_, name)| name.get(page.lang).to_owned());
    let (words, mark) = stands(one, page.now);
    let is_late = words == LATE;
    Row {
        time: page.time(one.time.from),
        name: one.name.clone(),
        service: name(one.service).unwrap_or_default(),
        with: one.employee.and_then(person).unwrap_or_default(),
        id: one.id.to_string(),
        reference: one.reference.clone(),
        needs: one.needs.iter().map(|need: &Need| need.mark()).collect(),
        words,
        mark,
        late: if is_late { page.duration(-page.seconds_until(one.time.from)) } else { String::new() },
        is_expected: may_come(one),
    }
}

/// Whether whoever booked it may still be taken in.
pub(crate) const fn may_come(one: &Appointment) -> bool {
    matches!(one.standing, Standing::Booked | Standing::Missed)
}

/// The key of the word for somebody whose time has begun and who has not come yet.
const LATE: &str = "centre-is-late";

/// How an appointment stands, as the floor sees it: the key of the word, and its mark.
pub(crate) fn stands(one: &Appointment, now: Timestamp) -> (&'static str, &'static str) {
    match one.standing {
        Standing::Booked if one.time.from < now => (LATE, "warn"),
        Standing::Booked => ("centre-is-expected", ""),
        Standing::Arrived => ("centre-has-arrived", "ok"),
        Standing::Late => ("centre-came-late", "warn"),
        Standing::Missed => ("centre-did-not-come", "bad"),
        Standing::Cancelled => ("centre-cancelled-short", ""),
        Standing::CalledOff => ("centre-called-off-short", ""),
    }
}
