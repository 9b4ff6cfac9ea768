//! What stands behind a figure: the findings, the cases in which they were made, the events that prove them.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use desk::store::figures;
use desk::store::figures::Scope;
use desk::store::figures::Wanted;
use guide::Clause;
use guide::Outcome;
use http::Method;
use kernel::Error;
use kernel::Grant;
use kernel::Recorded;
use platform::Access;
use platform::App;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::audit;
use platform::html;
use serde::Deserialize;
use ui::NavItem;
use ui::Page;

use crate::OWN_SCORECARD;
use crate::SCORECARD;
use crate::period::Asked;
use crate::period::Period;
use crate::report::of::Of;
use crate::report::of::reached;
use crate::scorecard::scope;

/// How many findings a page shows.
const ROWS: u32 = 20;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/scorecard/{clause}", Access::May(SCORECARD), get(entity)),
        Route::page(Method::GET, "/desk/scorecard/me/{clause}", Access::May(OWN_SCORECARD), get(own)),
    ]
}

/// Which findings are asked for in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ask {
    outcome: String,
    from: String,
    to: String,
    before: Option<i64>,
    of: String,
}

/// A finding and the events that prove it.
struct Proven {
    proof: figures::Proof,
    employee: String,
    events: Vec<Recorded>,
}

#[derive(Template)]
#[template(path = "evidence.html")]
struct Evidence {
    page: Page,
    clause: &'static Clause,
    period: Period,
    tabs: Vec<NavItem>,
    rows: Vec<Proven>,
    older: String,
    card: String,
    /// What the scorecard is called from which this was opened.
    back: &'static str,
    may_read_cases: bool,
}

impl Evidence {
    /// An event in words, or by its stable name where no part has any.
    fn happened(&self, event: &Recorded) -> String {
        audit::happened(&self.page.words, self.page.lang, &event.kind, &event.data).unwrap_or_else(|| event.kind.clone())
    }
}

/// GET /desk/scorecard/{clause}
async fn entity(State(app): State<App>, visit: Visit, Path(clause): Path<String>, Query(ask): Query<Ask>) -> Result {
    let known = (visit.actor.may(SCORECARD)?, scope(&visit), "/desk/scorecard");
    show(&app, &visit, (&clause, &ask), known).await
}

/// GET /desk/scorecard/me/{clause}
async fn own(State(app): State<App>, visit: Visit, Path(clause): Path<String>, Query(ask): Query<Ask>) -> Result {
    let me = visit.actor.employee()?;
    let known = (visit.actor.may(OWN_SCORECARD)?, Scope::Employee(me), "/desk/scorecard/me");
    show(&app, &visit, (&clause, &ask), known).await
}

async fn show(app: &App, visit: &Visit, (id, ask): (&str, &Ask), (grant, scope, base): (Grant, Scope, &str)) -> Result {
    let clause = guide::clause(id).ok_or(Error::NotFound("clause"))?;
    let outcome = Outcome::parse(&ask.outcome).unwrap_or(Outcome::Missed);
    let period = Period::read(&Asked { from: ask.from.clone(), to: ask.to.clone() }, app.now())?;
    let section = if matches!(scope, Scope::Employee(_)) { "own-scorecard" } else { "scorecard" };
    let of = Of::parse(&ask.of)?;
    let (name, days, before) = (clause.id.clone(), (period.from, period.to), ask.before);
    let look = move |tx: &mut Tx<'_>| {
        let reached = reached(tx, &scope, of)?;
        if reached.service.is_some() && scope != Scope::Entity {
            return Err(Error::NotFound("service"));
        }
        proven(tx, &Wanted { scope: reached.scope, service: reached.service, clause: name, outcome, days, before })
    };
    let mut rows = app.read(grant, look).await?;
    let mut page = app.desk_page(visit, "oversight-evidence", section).await?;
    page.title = clause.text(page.lang).into();
    let card = page.href(base);
    let of = if ask.of.is_empty() { String::new() } else { format!("&of={}", of.key()) };
    let place = |outcome: Outcome| format!("{card}/{id}?outcome={}&{}{of}", outcome.key(), period.query());
    let has_more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let last = rows.last().filter(|_| has_more).map(|row| row.proof.id);
    let older = last.map(|before| format!("{}&before={before}", place(outcome))).unwrap_or_default();
    let tab = |each: Outcome| NavItem {
        label: page.t(&format!("guide-outcome-{}", each.key())),
        href: place(each),
        current: each == outcome,
        ..NavItem::default()
    };
    let tabs = Outcome::ALL.map(tab).to_vec();
    let may_read_cases = visit.actor.can(desk::READ);
    let back = if section == "scorecard" { "oversight-scorecard" } else { "oversight-own" };
    html(&Evidence { page, clause, period, tabs, rows, older, card, back, may_read_cases })
}

fn proven(tx: &mut Tx<'_>, wanted: &Wanted) -> kernel::Result<Vec<Proven>> {
    let lang = tx.actor().lang;
    let employees = org::store::employees(tx)?;
    let mut all = Vec::new();
    for proof in figures::proofs(tx, wanted, ROWS + 1)? {
        let events = tx.events_of_interaction(proof.interaction)?.into_iter().filter(|event| proof.evidence.contains(&event.seq)).collect();
        let known = employees.iter().find(|employee| Some(employee.id) == proof.employee);
        all.push(Proven { employee: known.map(|known| known.name.get(lang).to_owned()).unwrap_or_default(), events, proof });
    }
    Ok(all)
}
