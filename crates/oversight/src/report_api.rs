//! Reports for programs.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use http::Method;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Paged;

use platform::Query;
use platform::Result;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Serialize;

use crate::GOVERNMENT;
use crate::REPORTS;
use crate::figures::measure::Counts;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::government::read_sides;
use crate::period::Asked;
use crate::period::Period;
use crate::report::ages::GROUPS;
use crate::report::entities::Side;
use crate::report::figures::Figures;
use crate::report::figures::Share;
use crate::report::read::Report;
use crate::report::subjects::Named;
use crate::report::subjects::Subject;
use crate::report_page::AskedReport;
use crate::report_page::Wanted;

pub(crate) fn routes() -> Vec<Route> {
    let api =
        Api { summary: "oversight-does-report", query: Some(schema::<AskedReport>), answer: Some(schema::<ReportItem>), ..Api::default() };
    let sums = Api {
        summary: "oversight-does-compare",
        query: Some(schema::<Asked>),
        answer: Some(schema::<Paged<EntityItem>>),
        ..Api::default()
    };
    vec![
        Route::plain(Method::GET, "/api/v1/reports", Access::May(REPORTS), get(show)).described(api),
        Route::plain(Method::GET, "/api/v1/government/sums", Access::May(GOVERNMENT), get(across)).described(sums),
    ]
}

/// A report.
#[derive(Serialize, JsonSchema)]
struct ReportItem {
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// What happened in these days.
    #[serde(flatten)]
    figures: FiguresItem,
    /// The same of as many days before.
    before: FiguresItem,
    /// Open cases now, by how many working days ago they came: `0-1`, `2-3`, `4-7`, `8-14`, `15` and more.
    open_by_age: BTreeMap<&'static str, i64>,
    /// By centre.
    centres: Vec<SubjectItem>,
    /// By employee.
    employees: Vec<SubjectItem>,
    /// By service.
    services: Vec<SubjectItem>,
    /// By the language of customers: `ar`, `en`.
    languages: BTreeMap<&'static str, FiguresItem>,
    /// Until when what happened is counted.
    counted_to: String,
}

/// Figures of a stretch of days.
#[derive(Serialize, JsonSchema)]
struct FiguresItem {
    /// Sums by name; durations are sums of seconds.
    counts: BTreeMap<&'static str, i64>,
    /// Due times kept, of all that were decided.
    in_time: Option<ShareItem>,
    /// Cases that came back within fourteen days, of those closed.
    reopened: Option<ShareItem>,
    /// Promises kept, of those whose time came.
    promises: Option<ShareItem>,
    /// Customers who gave four or five of five, of those who gave their opinion.
    satisfied: Option<ShareItem>,
    /// Customers who gave their opinion, of those who were asked.
    responded: Option<ShareItem>,
    /// The average of the opinions, 1 to 5; null where too few are known.
    points: Option<f64>,
    /// Closings after which no further contact was needed within seven days, of those of which that is known.
    first_contact: Option<ShareItem>,
    /// Cases that were handed to a colleague who answered them, of those that were answered or came back.
    handed_well: Option<ShareItem>,
    /// Replies in which nothing was left to be put right.
    clean: Option<ShareItem>,
    /// What was left in a hundred words of replies; null where too few are known.
    faults: Option<f64>,
    /// Durations in seconds, by `first-clock`, `first-working`, `settled-clock`, `settled-working`.
    times: BTreeMap<&'static str, TimeItem>,
}

/// A share.
#[derive(Serialize, JsonSchema)]
struct ShareItem {
    /// 0 to 1.
    share: f64,
    /// The lower end of the 95 % interval (Wilson).
    low: f64,
    /// The upper end.
    high: f64,
    /// Of how many.
    sample: u64,
    /// Whether they are enough to be compared.
    enough: bool,
}

/// How long something took, in seconds; nothing where too few are known.
#[derive(Serialize, JsonSchema)]
struct TimeItem {
    /// The median, within 9.1 %.
    median: Option<i64>,
    /// What nine of ten did not exceed, within 9.1 %.
    p90: Option<i64>,
    /// The average, exact.
    mean: Option<i64>,
    /// Of how many.
    sample: i64,
}

/// The figures of a centre, an employee or a service.
#[derive(Serialize, JsonSchema)]
struct SubjectItem {
    /// As `of` asks for it; none for what is nobody's.
    of: Option<String>,
    /// What it is called, in the caller's language.
    name: Option<String>,
    /// Its sums.
    counts: BTreeMap<&'static str, i64>,
    /// Due times kept, of all that were decided.
    in_time: Option<ShareItem>,
    /// Open cases now.
    open: i64,
}

fn counts(counts: &Counts) -> BTreeMap<&'static str, i64> {
    Measure::ALL.into_iter().map(|measure| (Measure::COLUMNS[measure as usize], counts[measure])).collect()
}

fn share(share: Share) -> Option<ShareItem> {
    share.score().map(|score| ShareItem {
        share: score.share,
        low: score.low,
        high: score.high,
        sample: score.sample,
        enough: score.enough(),
    })
}

fn figures(figures: &Figures) -> FiguresItem {
    let time = |time: Time| {
        let took = figures.took(time);
        (time.key(), TimeItem { median: took.median, p90: took.p90, mean: took.mean, sample: took.sample })
    };
    FiguresItem {
        counts: counts(&figures.counts),
        in_time: share(figures.in_time()),
        reopened: share(figures.reopened()),
        promises: share(figures.promises()),
        satisfied: share(figures.satisfied()),
        responded: share(figures.responded()),
        points: figures.points(),
        first_contact: share(figures.first_contact()),
        handed_well: share(figures.handed_well()),
        clean: share(figures.clean()),
        faults: figures.faults(),
        times: Time::ALL.into_iter().map(time).collect(),
    }
}

fn subject(subject: &Subject) -> SubjectItem {
    let (of, name) = match &subject.named {
        Named::Known(name, of) => (Some(of.key()), Some(name.clone())),
        Named::Rest(_) => (None, None),
    };
    SubjectItem { of, name, counts: counts(&subject.figures.counts), in_time: share(subject.figures.in_time()), open: subject.open }
}

fn item(report: &Report) -> ReportItem {
    let all = |subjects: &[Subject]| subjects.iter().map(subject).collect();
    ReportItem {
        from: report.period.first(),
        to: report.period.last(),
        figures: figures(&report.now),
        before: figures(&report.then),
        open_by_age: GROUPS.into_iter().zip(report.ages.0).collect(),
        centres: all(&report.centres),
        employees: all(&report.people),
        services: all(&report.services),
        languages: report.langs.iter().map(|(lang, subject)| (lang.code(), figures(&subject.figures))).collect(),
        counted_to: report.counted_to.to_string(),
    }
}

/// GET /api/v1/reports
async fn show(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<AskedReport>) -> Result {
    let report = Wanted::read(&app, &actor, &asked)?.fetch(&app).await?;
    Ok(axum::Json(item(&report)).into_response())
}

/// The sums of an entity beside the others.
#[derive(Serialize, JsonSchema)]
struct EntityItem {
    /// The entity's id.
    entity: String,
    /// The entity's code.
    entity_code: String,
    /// The sums of these days.
    figures: FiguresItem,
    /// Kept of the guide, over all its clauses, 0 to 1; null when nothing was observed.
    guide: Option<f64>,
    /// Open cases now.
    open: i64,
    /// Of these, late.
    late: i64,
}

fn entity(side: &Side) -> EntityItem {
    EntityItem {
        entity: side.entity.id.to_string(),
        entity_code: side.entity.code.clone(),
        figures: figures(&side.figures),
        guide: side.index.map(|index| index.share),
        open: side.load.open,
        late: side.load.late,
    }
}

/// GET /api/v1/government/sums
async fn across(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<Asked>) -> Result {
    let period = Period::read(&asked, app.now())?;
    let (sides, _) = app.read(actor.may(GOVERNMENT)?, move |tx| read_sides(tx, period)).await?;
    Ok(axum::Json(Paged { items: sides.iter().map(entity).collect::<Vec<_>>(), next: None }).into_response())
}
