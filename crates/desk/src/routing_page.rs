//! How an entity gives its work out: the administrator's page, how well matters were proposed, and passing on what was offered.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
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
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::Case;
use crate::converse::WORK;
use crate::offers::pass_offer;
use crate::proposals::Quality;
use crate::proposals::proposal_quality;
use crate::route::ROUTING;
use crate::route::RoutingRules;
use crate::route::routing_rules;
use crate::route::set_routing;
use crate::store::routing;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "routing";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(ROUTING);
    vec![
        Route::page(Method::GET, "/admin/routing", may, get(show)),
        Route::page(Method::POST, "/admin/routing", may, post(set)),
        Route::page(Method::POST, "/desk/cases/{id}/passing", Access::May(WORK), post(pass)),
    ]
}

/// An offer that is open to the one who looks, or to a colleague.
pub(crate) struct Offered {
    pub(crate) is_own: bool,
    pub(crate) to: String,
    pub(crate) until: Timestamp,
}

impl Offered {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Option<Offered>> {
        if case.owner.is_some() {
            return Ok(None);
        }
        let Some(offer) = routing::open_offer(tx, case.id)? else { return Ok(None) };
        let to = org::store::employee(tx, offer.to)?.map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default();
        Ok(Some(Offered { is_own: tx.actor().employee().is_ok_and(|me| me == offer.to), to, until: offer.until_at }))
    }
}

/// POST /desk/cases/{id}/passing — the next colleague is asked.
async fn pass(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(WORK)?, move |tx| pass_offer(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/desk/cases", visit.actor.lang.code())).into_response())
}

#[derive(Template)]
#[template(path = "routing.html")]
struct RoutingPage {
    page: Page,
    ways: Vec<Choice>,
    answers: Answers,
    quality: Vec<Measured>,
}

/// How well one thing was proposed, as it is shown.
struct Measured {
    label: String,
    kept: i64,
    proposed: i64,
    added: i64,
}

impl Measured {
    fn new(page: &Page, of: &Quality) -> Measured {
        Measured { label: page.t(&format!("desk-quality-{}", of.field)), kept: of.kept, proposed: of.kept + of.corrected, added: of.added }
    }
}

/// GET /admin/routing
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, None).await
}

async fn shown(app: &App, visit: &Visit, typed: Option<Answers>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-routing", SECTION).await?;
    let (rules, quality) = app.read(visit.actor.may(ROUTING)?, |tx| Ok((routing_rules(tx)?, proposal_quality(tx)?))).await?;
    let way = |key: &str| Choice::new(key, page.t(&format!("desk-routing-{key}"))).hinted(page.t(&format!("desk-routing-{key}-hint")));
    html(&RoutingPage {
        ways: vec![way("give"), way("offer")],
        answers: typed.unwrap_or_else(|| RoutingForm::of(rules).answers()),
        quality: quality.iter().map(|of| Measured::new(&page, of)).collect(),
        page,
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RoutingForm {
    way: String,
    minutes: String,
    most: String,
    bound: String,
}

impl RoutingForm {
    fn of(rules: RoutingRules) -> RoutingForm {
        RoutingForm {
            way: if rules.is_offered { "offer" } else { "give" }.into(),
            minutes: rules.offer_minutes.to_string(),
            most: rules.most_open.map(|most| most.to_string()).unwrap_or_default(),
            bound: rules.held_back_minutes.to_string(),
        }
    }

    fn answers(&self) -> Answers {
        let times = Answers::new().with("minutes", &self.minutes).with("bound", &self.bound);
        times.with("way", &self.way).with("most", &self.most)
    }

    fn rules(&self) -> Result<RoutingRules> {
        let most_open = if self.most.trim().is_empty() { None } else { Some(count("most", &self.most)?) };
        Ok(RoutingRules {
            is_offered: self.way == "offer",
            offer_minutes: count("minutes", &self.minutes)?,
            most_open,
            held_back_minutes: count("bound", &self.bound)?,
        })
    }
}

/// A number as it is typed, in any of the three scripts.
fn count(field: &'static str, text: &str) -> Result<i64> {
    writing::fold(text.trim()).parse().map_err(|_| invalid(field, "desk-routing-number"))
}

/// POST /admin/routing
async fn set(State(app): State<App>, visit: Visit, Form(form): Form<RoutingForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let done = match form.rules() {
        Ok(rules) => app.write(visit.actor.may(ROUTING)?, move |tx| set_routing(tx, &rules)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/admin/routing", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, Some(answers)).await?).into_response())
        }
    }
}
