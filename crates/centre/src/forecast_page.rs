//! What is to be expected of a day, for those who plan it: customers and counters by the half hour, and what if there were more of either.

use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use http::StatusCode;
use jiff::civil::Date;
use kernel::CentreId;
use kernel::Permission;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
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
use ui::Page;

use crate::appointment::Standing;
use crate::board_page::SECTION;
use crate::experience::half_hour;
use crate::experience::kind_of;
use crate::forecast::HalfHour;
use crate::forecast::Terms;
use crate::forecast::forecast;
use crate::hours::calendar_of;
use crate::issue::must_reach;
use crate::set_up_page::count;
use crate::slots::Span;
use crate::store;

/// Plan the days of a centre.
pub const PLAN: Permission = Permission { key: "centre.plan", roles: &[Role::Supervisor, Role::CentreManager, Role::EntityAdministrator] };

const DAY: Duration = Duration::from_secs(24 * 3600);
/// So many days can be looked at, today included.
const DAYS: u32 = 14;
/// What is asked where nobody asks for anything else: of a hundred so many in time, where no service says within what, within so many minutes.
const SHARE: u32 = 80;
const MINUTES: u32 = 15;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/centres/{id}/forecast", Access::May(PLAN), get(show))]
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// `2026-12-01`; today when left out.
    day: String,
    share: String,
    minutes: String,
    crowd: String,
    counters: String,
}

impl Asked {
    /// What is asked, where nothing is said with what most ask.
    fn terms(&self, minutes: u32) -> kernel::Result<Terms> {
        let number = |text: &str, field, (least, most), otherwise| {
            let number = if text.trim().is_empty() { otherwise } else { count(text, field, "centre-forecast-number")? };
            if (least..=most).contains(&number) { Ok(number) } else { Err(invalid(field, "centre-forecast-number")) }
        };
        let counters = number(&self.counters, "counters", (0, 99), 0)?;
        Ok(Terms {
            share: number(&self.share, "share", (50, 99), SHARE)?,
            minutes: number(&self.minutes, "minutes", (1, 180), minutes)?,
            crowd: number(&self.crowd, "crowd", (10, 400), 100)?,
            counters: Some(counters).filter(|counters| *counters > 0),
        })
    }

    fn answers(&self, terms: &Terms) -> Answers {
        let said = Answers::new().with("day", &self.day);
        let typed = [("share", &self.share), ("minutes", &self.minutes), ("crowd", &self.crowd), ("counters", &self.counters)];
        let said = typed.into_iter().filter(|(_, text)| !text.is_empty()).fold(said, |said, (field, text)| said.with(field, text));
        said.over([("share", terms.share.to_string()), ("minutes", terms.minutes.to_string()), ("crowd", terms.crowd.to_string())])
    }
}

struct Known {
    centre: Centre,
    /// The shortest time within which a service of the centre calls its customers, in minutes.
    minutes: u32,
    terms: kernel::Result<Terms>,
    halves: Vec<HalfHour>,
    /// How long people wait on average before they leave, in seconds; none where it is not known.
    patience: Option<f64>,
    is_open: bool,
    counters: usize,
}

fn known(tx: &mut Tx<'_>, (id, date): (CentreId, Date), asked: &Asked) -> kernel::Result<Known> {
    let centre = must_reach(tx, id)?;
    let offered = store::offered(tx, id)?.into_iter().filter(|one| one.is_offered);
    let minutes = offered.map(|one| u32::try_from(one.target.as_secs() / 60).unwrap_or(MINUTES).max(1)).min().unwrap_or(MINUTES);
    let terms = asked.terms(minutes);
    let calendar = calendar_of(tx, id)?;
    let begins = date.to_zoned(ui::bahrain()).map_or(tx.now(), |begins| begins.timestamp());
    let booked = store::appointments_in(tx, id, Span { from: begins, to: begins + DAY })?;
    let comes = |standing| matches!(standing, Standing::Booked | Standing::Arrived | Standing::Late);
    // Whoever meets somebody takes no counter.
    let booked: Vec<i64> =
        booked.iter().filter(|one| one.employee.is_none() && comes(one.standing)).map(|one| half_hour(one.time.from)).collect();
    let (usual, experience) = (store::all_usual(tx, id)?, store::experience(tx, id)?.unwrap_or_default());
    let usual_terms = Asked::default().terms(minutes)?;
    let asked = terms.as_ref().unwrap_or(&usual_terms);
    let halves = forecast((&usual, &experience), kind_of(&calendar, date), (&booked, asked));
    let is_open = !calendar.periods_of(date).is_empty();
    let patience = experience.patience.mean_seconds();
    Ok(Known { centre, minutes, terms, halves, patience, is_open, counters: store::counters(tx, id)?.len() })
}

/// Half an hour, as the page shows it.
struct Row {
    time: String,
    expected: u32,
    text: String,
    booked: u32,
    needed: String,
    /// More counters than the centre has.
    is_too_many: bool,
    within: String,
    wait: String,
    leaves: String,
}

#[derive(Template)]
#[template(path = "forecast.html")]
struct ForecastPage {
    page: Page,
    path: String,
    days: Vec<Choice>,
    rows: Vec<Row>,
    most: u32,
    customers: u32,
    /// The most counters that are needed at once, and when; none where no number of them does.
    busiest: Option<(String, String)>,
    counters: usize,
    asks_counters: bool,
    /// How long people wait on average before they leave; none where it is not known.
    stays: Option<String>,
    is_open: bool,
    answers: Answers,
}

/// GET /desk/centres/{id}/forecast
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let mut page = app.desk_page(&visit, "centre-forecast", SECTION).await?;
    let days = days(page.now);
    let date = days.iter().copied().find(|day| day.to_string() == asked.day).or(days.first().copied()).unwrap_or_default();
    let wanted = asked.clone();
    let known = app.read(visit.actor.may(PLAN)?, move |tx| known(tx, (id, date), &wanted)).await?;
    page.title = page.t1("centre-forecast-of", "centre", known.centre.name.get(page.lang));
    let (status, terms, answers) = match known.terms {
        Ok(terms) => (StatusCode::OK, terms, asked.answers(&terms)),
        Err(error) => {
            let terms = Asked::default().terms(known.minutes)?;
            let (status, answers) = corrected(asked.answers(&terms), error)?;
            (status, terms, answers)
        }
    };
    let shown = ForecastPage {
        path: page.href(&format!("/desk/centres/{id}")),
        days: days.iter().map(|day| Choice::new(day.to_string(), day_words(&page, *day))).collect(),
        most: known.halves.iter().map(|one| whole(one.arrivals.expected) + one.booked).max().unwrap_or(1).max(1),
        customers: known.halves.iter().map(|one| whole(one.arrivals.expected) + one.booked).sum(),
        busiest: busiest(&page, &known.halves),
        rows: known.halves.iter().map(|one| row(&page, one, known.counters)).collect(),
        counters: known.counters,
        asks_counters: terms.counters.is_some(),
        stays: known.patience.map(|seconds| page.duration_after(i64::from(whole(seconds)))),
        is_open: known.is_open,
        answers: answers.with("day", date.to_string()),
        page,
    };
    Ok((status, html(&shown)?).into_response())
}

fn days(now: Timestamp) -> Vec<Date> {
    (0..DAYS).map(|more| (now + DAY * more).to_zoned(ui::bahrain()).date()).collect()
}

fn day_words(page: &Page, day: Date) -> String {
    day.to_zoned(ui::bahrain()).map_or_else(|_| day.to_string(), |begins| page.day(begins.timestamp()))
}

fn whole(number: f64) -> u32 {
    number.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

fn time(page: &Page, half: i64) -> String {
    page.words.in_digits(page.lang, &format!("{:02}:{:02}", half / 2, half % 2 * 30))
}

fn busiest(page: &Page, halves: &[HalfHour]) -> Option<(String, String)> {
    let most = halves.iter().max_by_key(|one| (one.needed.unwrap_or(u32::MAX), std::cmp::Reverse(one.half)))?;
    Some((page.number(most.needed?), time(page, most.half)))
}

fn row(page: &Page, one: &HalfHour, counters: usize) -> Row {
    let arrivals = &one.arrivals;
    let range = [("expected", whole(arrivals.expected)), ("least", arrivals.least), ("most", arrivals.most)];
    let share = |part: f64| page.t1("centre-forecast-within", "share", i64::from(whole(part * 100.0)));
    let range: Vec<(&str, kernel::Arg)> = range.into_iter().map(|(key, number)| (key, i64::from(number).into())).collect();
    Row {
        time: time(page, one.half),
        expected: whole(arrivals.expected),
        text: page.ta("centre-forecast-range", &range),
        booked: one.booked,
        needed: one.needed.map_or_else(|| page.t("centre-forecast-no-number"), |needed| page.number(needed)),
        is_too_many: one.needed.is_none_or(|needed| usize::try_from(needed).unwrap_or(usize::MAX) > counters),
        within: one.served.map(|served| share(served.within)).unwrap_or_default(),
        wait: one.served.map(|served| mean_wait(page, served.mean_wait)).unwrap_or_default(),
        leaves: one.served.map(|served| share(served.leaves)).unwrap_or_default(),
    }
}

/// More come than can be served: the wait grows as long as they do.
fn mean_wait(page: &Page, seconds: f64) -> String {
    if seconds.is_finite() { page.duration(i64::from(whole(seconds))) } else { page.t("centre-forecast-grows") }
}
