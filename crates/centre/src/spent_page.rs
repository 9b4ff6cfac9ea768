//! The times of a centre, for those who lead it and for programs: how long customers wait, walk, are served and stay, by service, hour and group.

mod programs;

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use http::StatusCode;
use kernel::Bilingual;
use kernel::CentreId;
use org::Centre;
use org::ServiceId;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::api::schema;
use platform::failure::corrected;
use platform::html;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::board_page::SECTION;
use crate::experience::Held;
use crate::forecast_page::PLAN;
use crate::issue::must_reach;
use crate::spent::Times;
use crate::spent_report::Report;
use crate::spent_report::days;
use crate::spent_report::passed::PassedOver;
use crate::store;

/// The days that can be chosen on the page.
const CHOICES: [u32; 4] = [1, 7, 30, 90];

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/times", Access::May(PLAN), get(show)),
        Route::plain(Method::GET, "/api/v1/centres/{id}/times", Access::May(PLAN), get(programs::tell)).described(Api {
            summary: "centre-does-times",
            query: Some(schema::<Asked>),
            answer: Some(schema::<programs::Told>),
            ..Api::default()
        }),
    ]
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
struct Asked {
    /// Of how many days, today included: 1 to 92; thirty when left out.
    days: String,
}

struct Known {
    centre: Centre,
    names: BTreeMap<ServiceId, Bilingual>,
    report: Report,
}

fn known(tx: &mut Tx<'_>, id: CentreId, days: u32) -> kernel::Result<Known> {
    let centre = must_reach(tx, id)?;
    let names = org::store::services(tx)?.into_iter().map(|service| (service.id, service.name)).collect();
    Ok(Known { centre, names, report: Report::of(tx, id, days)? })
}

/// Some customers, as a table shows them.
struct Row {
    name: String,
    called: i64,
    /// How many left before they were served.
    left: i64,
    /// Waiting, the way to the counter, the service, and the time in the centre: within what half are done, and nine of ten; none where none was
    /// counted.
    times: [Option<(String, String)>; 4],
}

/// How the estimates of these days held, in words.
struct Estimates {
    told: u32,
    held: String,
    near: String,
    width: String,
}

#[derive(Template)]
#[template(path = "spent.html")]
struct SpentPage {
    page: Page,
    path: String,
    choices: Vec<Choice>,
    answers: Answers,
    called: i64,
    /// Of a hundred calls, to so many nobody came.
    absent: String,
    /// How many left before they were served.
    left: i64,
    estimates: Option<Estimates>,
    /// Each time with its median, what nine of ten do not exceed, and how many there are of it.
    times: Vec<(String, String, String, i64)>,
    by_service: Vec<Row>,
    by_hour: Vec<Row>,
    groups: Vec<Row>,
    /// Whom somebody with priority passed over, and the longest that they waited after that.
    passed: String,
    /// After which wait nobody with priority goes before others any more.
    firm_after: String,
}

/// GET /desk/centres/{id}/times
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let mut page = app.desk_page(&visit, "centre-spent", SECTION).await?;
    let typed = Answers::new().with("days", &asked.days);
    let (status, days, answers) = match days(&asked.days) {
        Ok(days) => (StatusCode::OK, days, typed.with("days", days.to_string())),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            (status, days("")?, answers)
        }
    };
    let read = move |tx: &mut Tx<'_>| Ok((known(tx, id, days)?, store::rules(tx, id)?));
    let (known, rules) = app.read(visit.actor.may(PLAN)?, read).await?;
    page.title = page.t1("centre-spent-of", "centre", known.centre.name.get(page.lang));
    let report = &known.report;
    let shown = SpentPage {
        path: page.href(&format!("/desk/centres/{id}")),
        choices: choices(&page, days),
        answers,
        called: report.all.called,
        absent: share(&page, report.all.absent, report.all.called),
        left: report.all.left,
        estimates: estimates(&page, &report.held),
        times: times(&page, &report.all),
        by_service: by_service(&page, &known),
        by_hour: report.by_hour.iter().map(|(hour, times)| row(&page, hour_words(&page, *hour), times)).collect(),
        groups: groups(&page, report),
        passed: passed(&page, report.passed),
        firm_after: page.duration_after(i64::try_from(rules.firm_after.as_secs()).unwrap_or_default()),
        page,
    };
    Ok((status, html(&shown)?).into_response())
}

fn choices(page: &Page, days: u32) -> Vec<Choice> {
    let other = (!CHOICES.contains(&days)).then_some(days);
    CHOICES.into_iter().chain(other).map(|days| Choice::new(days.to_string(), page.tn("centre-spent-days", days))).collect()
}

fn share(page: &Page, part: i64, whole: i64) -> String {
    if whole == 0 { page.t("centre-spent-none") } else { page.t1("centre-spent-share", "share", (part * 100 + whole / 2) / whole) }
}

fn estimates(page: &Page, held: &Held) -> Option<Estimates> {
    let of_told = |part: u32| share(page, part.into(), held.told.into());
    let width = page.duration(held.mean_width()?.into());
    Some(Estimates { told: held.told, held: of_told(held.held), near: of_told(held.near), width })
}

fn passed(page: &Page, passed: PassedOver) -> String {
    let span = page.duration_after(passed.longest.unwrap_or_default());
    page.t2("centre-spent-passed", "n", passed.many, "span", span.as_str())
}

fn both(page: &Page, shown: Option<(i64, i64)>) -> [String; 2] {
    shown.map_or_else(
        || [page.t("centre-spent-none"), page.t("centre-spent-none")],
        |(median, p90)| [median, p90].map(|time| page.duration(time)),
    )
}

fn times(page: &Page, all: &Times) -> Vec<(String, String, String, i64)> {
    let four = [
        ("centre-spent-wait", all.wait.shown(), all.wait.len()),
        ("centre-spent-way", all.way_shown(), all.way.len()),
        ("centre-spent-service", all.service.shown(), all.service.len()),
        ("centre-spent-total", all.total.shown(), all.total.len()),
    ];
    let shown = |(key, shown, n): (&str, _, i64)| {
        let [median, p90] = both(page, shown);
        (page.t(key), median, p90, n)
    };
    four.into_iter().map(shown).collect()
}

fn row(page: &Page, name: String, times: &Times) -> Row {
    let words = |key: &str, time: i64| page.t1(key, "time", page.duration_after(time).as_str());
    let within = |(half, nine): (i64, i64)| (words("centre-spent-half", half), words("centre-spent-nine", nine));
    let four = [times.wait.shown(), times.way_shown(), times.service.shown(), times.total.shown()];
    Row { name, called: times.called, left: times.left, times: four.map(|shown| shown.map(within)) }
}

fn by_service(page: &Page, known: &Known) -> Vec<Row> {
    let name = |id: &ServiceId| known.names.get(id).map(|name| name.get(page.lang).to_owned()).unwrap_or_default();
    known.report.by_service.iter().map(|(id, times)| row(page, name(id), times)).collect()
}

fn hour_words(page: &Page, hour: i64) -> String {
    page.words.in_digits(page.lang, &format!("{hour:02}:00–{:02}:00", hour + 1))
}

fn groups(page: &Page, report: &Report) -> Vec<Row> {
    let [first, rest] = &report.by_priority;
    let [arabic, english] = &report.by_lang;
    let all = [
        ("centre-spent-first", first),
        ("centre-spent-ordinary", rest),
        ("centre-spent-arabic", arabic),
        ("centre-spent-english", english),
    ];
    all.into_iter().map(|(key, times)| row(page, page.t(key), times)).collect()
}
