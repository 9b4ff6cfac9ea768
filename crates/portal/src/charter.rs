//! The charter: what customers may expect and what is asked of them, with what was measured of it across the government (2.charter.published).

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use guide::By;
use guide::Clause;
use guide::Duty;
use guide::Means;
use guide::Score;
use guide::Tally;
use http::Method;
use kernel::Actor;
use platform::Access;
use platform::App;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

use crate::READ;

/// The guide's chapter that is the charter.
const CHARTER: u8 = 2;
/// The figures are those of so many days.
const DAYS: i64 = 90;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/charter", Access::Anyone, get(charter))]
}

/// What the public pages do for clauses of the guide.
pub(crate) fn means() -> Vec<Means> {
    let published = |clause| Means { clause, by: By::Publish, note: "portal-means-asked" };
    vec![
        Means { clause: "2.charter.published", by: By::Publish, note: "portal-means-charter" },
        Means { clause: "2.duty.accessible-channels", by: By::Publish, note: "portal-means-channels" },
        Means { clause: "2.customer.correct-data", by: By::Enforce, note: "portal-means-form" },
        Means { clause: "8.ease-elderly-disabled", by: By::Enforce, note: "portal-means-easy" },
        published("2.customer.values"),
        published("2.customer.mutual-respect"),
        published("2.customer.correct-data"),
        published("2.customer.documents"),
        published("2.customer.transparency"),
        published("2.customer.report-errors"),
        published("2.customer.surveys"),
    ]
}

/// A promise or a request of the charter, with its figure where enough was measured.
struct Promise {
    clause: &'static Clause,
    figure: Option<Figure>,
}

/// A share in whole per cents, and how sure it is.
#[derive(Clone, Copy)]
struct Figure {
    share: i64,
    low: i64,
    high: i64,
    sample: u64,
}

impl Figure {
    /// The figure of a tally; none while too little was observed.
    fn of(tally: &Tally) -> Option<Figure> {
        let score = tally.score().filter(Score::enough)?;
        Some(Figure { share: percent(score.share), low: percent(score.low), high: percent(score.high), sample: score.sample })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share is between 0 and 1")]
fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

#[derive(Template)]
#[template(path = "charter.html")]
struct Charter {
    page: Page,
    rights: Vec<Promise>,
    duties: Vec<Promise>,
    measured: Vec<Promise>,
}

/// GET /charter
async fn charter(State(app): State<App>, visit: Visit) -> Result {
    let today = desk::day_of(app.now());
    let grant = Actor::anyone(visit.actor.lang).may(READ)?;
    let counted = app.read(grant, move |tx| desk::store::findings::across_entities(tx, today - DAYS, today)).await?;
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for count in counted {
        *tallies.entry(count.clause).or_default() += count.tally;
    }
    let promise = |clause: &'static Clause| Promise { clause, figure: tallies.get(&clause.id).and_then(Figure::of) };
    let of_charter = |is_customers: bool| {
        let clauses = guide::register().iter().filter(move |clause| clause.chapter == CHARTER);
        clauses.filter(move |clause| (clause.actor == Duty::Customer) == is_customers).map(promise).collect()
    };
    let others = guide::register().iter().filter(|clause| clause.chapter != CHARTER).map(promise);
    html(&Charter {
        page: app.public_page(&visit, "portal-charter", "charter"),
        rights: of_charter(false),
        duties: of_charter(true),
        measured: others.filter(|promise| promise.figure.is_some()).collect(),
    })
}
