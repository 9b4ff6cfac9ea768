//! The page of the gaps ahead, for those who lead the work: what to arrange today so that tomorrow somebody answers.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use calendar::Date;
use http::Method;
use kernel::EmployeeId;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Channel;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

use crate::coverage::COVERAGE;
use crate::coverage::coverage;
use crate::names::Names;
use crate::pane::channels;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "coverage";

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/coverage", Access::May(COVERAGE), get(show))]
}

#[derive(Template)]
#[template(path = "coverage.html")]
struct CoveragePage {
    page: Page,
    gaps: Vec<GapShown>,
    uncovered: Vec<UncoveredShown>,
    absences: String,
}

struct GapShown {
    day: String,
    channel: String,
    lang: String,
    services: String,
    away: String,
}

struct UncoveredShown {
    day: String,
    name: String,
    cases: String,
}

/// GET /desk/coverage
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-coverage", SECTION).await?;
    let (frame, channels) = (page.clone(), channels(&app));
    let (gaps, uncovered) = app.read(visit.actor.may(COVERAGE)?, move |tx| read(tx, &frame, &channels)).await?;
    let absences = page.href("/admin/absences");
    html(&CoveragePage { page, gaps, uncovered, absences })
}

fn read(tx: &mut Tx<'_>, page: &Page, channels: &[Channel]) -> Result<(Vec<GapShown>, Vec<UncoveredShown>)> {
    let found = coverage(tx)?;
    let services = org::store::services(tx)?;
    let mut names = Names::new(page.lang);
    let mut gaps = Vec::new();
    for gap in found.gaps {
        let named = services.iter().filter(|service| gap.services.contains(&service.id)).map(|service| service.name.get(page.lang));
        let named: Vec<&str> = named.collect();
        let channel = channels.iter().find(|channel| channel.key == gap.channel);
        gaps.push(GapShown {
            day: day(page, gap.day),
            channel: channel.map_or_else(|| gap.channel.clone(), |channel| page.t(channel.label)),
            lang: page.t(&format!("desk-filter-lang-{}", gap.lang.code())),
            services: if named.is_empty() { page.t("desk-coverage-every") } else { named.join(page.t("desk-coverage-comma").as_str()) },
            away: all(tx, page, &mut names, &gap.away)?,
        });
    }
    let mut uncovered = Vec::new();
    for one in found.uncovered {
        let cases = page.tn("desk-customer-cases", one.open);
        uncovered.push(UncoveredShown { day: day(page, one.day), name: names.of(tx, one.employee)?, cases });
    }
    Ok((gaps, uncovered))
}

fn all(tx: &mut Tx<'_>, page: &Page, names: &mut Names, people: &[EmployeeId]) -> Result<String> {
    let found = people.iter().map(|id| names.of(tx, *id)).collect::<Result<Vec<_>>>()?;
    Ok(found.join(page.t("desk-coverage-comma").as_str()))
}

fn day(page: &Page, day: Date) -> String {
    day.at(12, 0, 0, 0).to_zoned(page.zone.clone()).map(|noon| page.day(noon.timestamp())).unwrap_or_default()
}
