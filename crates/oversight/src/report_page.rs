//! The pages of reports, and the files that they can be taken away as.

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use desk::store::figures;
use desk::store::figures::Scope;
use http::Method;
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::csv;
use platform::html;
use platform::xlsx;
use platform::xlsx::Sheet;
use schemars::JsonSchema;
use serde::Deserialize;
use ui::Link;
use ui::Page;
use ui::Point;

use crate::OWN_SCORECARD;
use crate::REPORTS;
use crate::figures::measure::Counts;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::period::Asked;
use crate::period::Period;
use crate::period::noon;
use crate::report::cells;
use crate::report::cells::Cell;
use crate::report::cells::Line;
use crate::report::cells::Raw;
use crate::report::cells::Table;
use crate::report::of::Of;
use crate::report::read::Report;
use crate::report::read::report;
use crate::report::tables::DAYS;
use crate::report::tables::Meant;
use crate::report::tables::tables;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/reports", Access::May(REPORTS), get(show)),
        Route::page(Method::GET, "/desk/reports.csv", Access::May(REPORTS), get(as_csv)),
        Route::page(Method::GET, "/desk/reports.xlsx", Access::May(REPORTS), get(as_xlsx)),
        Route::page(Method::GET, "/desk/reports/me", Access::May(OWN_SCORECARD), get(own)),
    ]
}

/// Which report is asked for.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct AskedReport {
    /// The first day, `2026-09-01`; ninety days before the last where it is missing.
    from: String,
    /// The last day, `2026-11-24`; today in Bahrain where it is missing.
    to: String,
    /// `centre:4`, `employee:12` or `service:9`; all that one's role reaches where it is missing.
    of: String,
    /// Which table of it is taken away: `flow`, `quality`, `times`, `stops`, `ages`, `centres`, `people`, `services`, `days`.
    table: String,
}

/// A report that was asked for: for whom, of whom, of which days.
pub(crate) struct Wanted {
    grant: Grant,
    scope: Scope,
    of: Of,
    period: Period,
}

impl Wanted {
    /// Reads what is asked for, within what the reader's role reaches.
    pub(crate) fn read(app: &App, actor: &kernel::Actor, asked: &AskedReport) -> kernel::Result<Wanted> {
        let grant = actor.may(REPORTS)?;
        let centres = grant.centres().to_vec();
        let scope = if centres.is_empty() { Scope::Entity } else { Scope::Centres(centres) };
        Ok(Wanted { grant, scope, of: Of::parse(&asked.of)?, period: period(app, asked)? })
    }

    /// Reads the report.
    pub(crate) async fn fetch(self, app: &App) -> kernel::Result<Report> {
        app.read(self.grant, move |tx| report(tx, &self.scope, self.of, self.period)).await
    }
}

fn period(app: &App, asked: &AskedReport) -> kernel::Result<Period> {
    Period::read(&Asked { from: asked.from.clone(), to: asked.to.clone() }, app.now())
}

#[derive(Template)]
#[template(path = "report.html")]
struct Shown {
    page: Page,
    report: Report,
    period: Period,
    of: String,
    tables: Vec<Table>,
    trail: Vec<Link>,
    /// Empty where it cannot be taken away.
    files: String,
}

impl Shown {
    /// The tables that stand on the page.
    fn shown(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| table.key != DAYS)
    }

    /// The address of a table as comma-separated values.
    fn csv(&self, table: &Table) -> String {
        format!("{}?{}&table={}", self.page.href("/desk/reports.csv"), self.files, table.key)
    }

    /// The address of the whole report as a workbook.
    fn xlsx(&self) -> String {
        format!("{}?{}", self.page.href("/desk/reports.xlsx"), self.files)
    }

    /// Which days those before are.
    fn compared(&self) -> String {
        let before = self.period.before();
        let date = |day| self.page.date(noon(day));
        self.page.t2("oversight-report-compared", "from", date(before.from), "to", date(before.to))
    }

    fn is_empty(&self) -> bool {
        self.report.days.is_empty() && self.report.ages.sum() == 0
    }

    fn in_time(&self) -> Cell {
        Cell::share(&self.page, self.report.now.in_time())
    }

    /// The first reply by the clock, for half of all.
    fn first(&self) -> Cell {
        let took = self.report.now.took(Time::FirstClock);
        Cell::seconds_within(&self.page, took.median, took.sample)
    }

    /// The same in working time.
    fn first_working(&self) -> Cell {
        let took = self.report.now.took(Time::FirstWorking);
        Cell::seconds(&self.page, took.median, took.sample)
    }

    /// How many came or went by day, by week from Sunday where the days are too many to be told apart.
    fn course(&self, measure: Measure) -> Vec<Point> {
        let Period { from, to } = self.period;
        if to - from < 35 {
            return (from..=to).map(|day| self.point(measure, day, day)).collect();
        }
        let week = |number: i64| {
            let first = figures::first_day(number);
            self.point(measure, first.max(from), (first + 6).min(to))
        };
        (figures::week_of(from)..=figures::week_of(to)).map(week).collect()
    }

    /// How many from one day to another, both included.
    fn point(&self, measure: Measure, from: i64, to: i64) -> Point {
        let mut sum = Counts::default();
        self.report.days.range(from..=to).for_each(|(_, day)| sum += *day);
        let n = sum[measure];
        Point::new(self.short(from), f64::from(i32::try_from(n).unwrap_or(i32::MAX)), self.page.number(n))
    }

    /// A day as a chart names it: `24/11`.
    fn short(&self, day: i64) -> String {
        let date = crate::period::date(day);
        format!("{}/{}", date.day(), date.month())
    }
}

/// GET /desk/reports
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<AskedReport>) -> Result {
    let wanted = Wanted::read(&app, &visit.actor, &asked)?;
    page(&app, &visit, wanted, ("oversight-reports", "/desk/reports")).await
}

/// GET /desk/reports/me
async fn own(State(app): State<App>, visit: Visit, Query(asked): Query<AskedReport>) -> Result {
    let (grant, me) = (visit.actor.may(OWN_SCORECARD)?, visit.actor.employee()?);
    let wanted = Wanted { grant, scope: Scope::Employee(me), of: Of::Reach, period: period(&app, &asked)? };
    page(&app, &visit, wanted, ("oversight-own-report", "/desk/reports/me")).await
}

async fn page(app: &App, visit: &Visit, wanted: Wanted, (title, path): (&str, &str)) -> Result {
    let (of, period) = (wanted.of, wanted.period);
    let is_own = path.ends_with("/me");
    let report = wanted.fetch(app).await?;
    let mut page = app.desk_page(visit, title, if is_own { "own-report" } else { "reports" }).await?;
    let base = page.href("/desk/reports");
    let mut trail = Vec::new();
    if !report.name.is_empty() {
        trail = vec![link(&page.title, format!("{base}?{}", period.query())), link(&report.name, String::new())];
        page.title.clone_from(&report.name);
    }
    let tables = tables(&page, &report, Meant::Page(&base));
    let files = if is_own { String::new() } else { format!("{}&of={}", period.query(), of.key()) };
    html(&Shown { page, report, period, of: of.key(), tables, trail, files })
}

fn link(label: &str, href: String) -> Link {
    Link { label: label.into(), href }
}

fn file_name(report: &Report, ending: &str) -> String {
    format!("daleel-{}-{}.{ending}", report.period.first(), report.period.last())
}

/// GET /desk/reports.csv
async fn as_csv(State(app): State<App>, visit: Visit, Query(asked): Query<AskedReport>) -> Result {
    let report = Wanted::read(&app, &visit.actor, &asked)?.fetch(&app).await?;
    let page = app.page(&visit, "oversight-reports");
    let key = if asked.table.is_empty() { "flow" } else { &asked.table };
    let table = tables(&page, &report, Meant::File).into_iter().find(|table| table.key == key).ok_or(kernel::Error::NotFound("table"))?;
    Ok(csv::answer(&file_name(&report, "csv"), cells::rows(&table)))
}

/// GET /desk/reports.xlsx
async fn as_xlsx(State(app): State<App>, visit: Visit, Query(asked): Query<AskedReport>) -> Result {
    let report = Wanted::read(&app, &visit.actor, &asked)?.fetch(&app).await?;
    let page = app.page(&visit, "oversight-reports");
    let sheets: Vec<Sheet> = tables(&page, &report, Meant::File).iter().map(sheet).collect();
    let answer = xlsx::answer(&file_name(&report, "xlsx"), page.lang, &sheets)?;
    Ok(answer)
}

fn sheet(table: &Table) -> Sheet {
    let head = [table.first.clone()].into_iter().chain(table.columns.iter().map(|column| column.label.clone())).collect();
    let first = |line: &Line| line.day.map_or_else(|| xlsx::Cell::Text(line.name.clone()), xlsx::Cell::Day);
    let row = |line: &Line| [first(line)].into_iter().chain(line.cells.iter().map(value)).collect();
    Sheet { name: table.title.clone(), head, rows: table.lines.iter().map(row).collect() }
}

fn value(cell: &Cell) -> xlsx::Cell {
    match cell.raw {
        Raw::Nothing => xlsx::Cell::Nothing,
        Raw::Count(n) => xlsx::Cell::Count(n),
        Raw::Share(share) => xlsx::Cell::Share(share),
        Raw::Seconds(seconds) => xlsx::Cell::Seconds(seconds),
        Raw::Number(number) => xlsx::Cell::Number(number),
    }
}
