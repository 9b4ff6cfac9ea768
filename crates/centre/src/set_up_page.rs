//! The page on which a centre is set up: its queues, what it offers, its counters, and how it calls.

use std::time::Duration;

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
use kernel::Bilingual;
use kernel::CentreId;
use kernel::invalid;
use org::Centre;
use org::Service;
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

use crate::board_page::SECTION;
use crate::issue::must_reach;
use crate::join_page::address;
use crate::joining::Joining;
use crate::joining_page::as_typed;
use crate::queue::CentreRules;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::set_up::SET_UP;
use crate::set_up::offer_service;
use crate::set_up::queue_of;
use crate::set_up::save_queue;
use crate::set_up::set_counters;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/set-up", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/queues", may, post(add_queue)),
        Route::page(Method::POST, "/desk/centres/{id}/queues/{queue}/opening", may, post(open_queue)),
        Route::page(Method::POST, "/desk/centres/{id}/services", may, post(offer)),
        Route::page(Method::POST, "/desk/centres/{id}/counters", may, post(counters)),
    ]
}

/// What is known of a centre that is set up.
struct Known {
    centre: Centre,
    queues: Vec<Queue>,
    offered: Vec<Offered>,
    services: Vec<Service>,
    counters: usize,
    rules: CentreRules,
    joining: Joining,
    public: String,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    Ok(Known {
        centre: must_reach(tx, id)?,
        queues: store::queues(tx, id)?,
        offered: store::offered(tx, id)?,
        services: org::store::services(tx)?,
        counters: store::counters(tx, id)?.len(),
        rules: store::rules(tx, id)?,
        joining: store::joining(tx, id)?,
        public: address(&org::store::own_entity(tx)?.map(|entity| entity.code).unwrap_or_default(), id.get()),
    })
}

#[derive(Template)]
#[template(path = "set_up.html")]
struct SetUpPage {
    page: Page,
    path: String,
    devices: String,
    /// What everybody sees of it.
    public: String,
    queues: Vec<Queue>,
    offered: Vec<Row>,
    services: Vec<Choice>,
    choices: Vec<Choice>,
    answers: Answers,
}

/// A service as the centre offers it.
struct Row {
    name: String,
    queue: String,
    minutes: u64,
    is_offered: bool,
    service: String,
    queue_id: String,
}

/// GET /desk/centres/{id}/set-up
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, typed: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-set-up", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    page.title = page.t1("centre-set-up-of", "centre", known.centre.name.get(page.lang));
    let lang = page.lang;
    let row = |one: &Offered| {
        let service = known.services.iter().find(|service| service.id == one.service)?;
        let queue = known.queues.iter().find(|queue| queue.id == one.queue)?;
        Some(Row {
            name: service.name.get(lang).into(),
            queue: format!("{} · {}", queue.letter, queue.name.get(lang)),
            minutes: one.target.as_secs() / 60,
            is_offered: one.is_offered,
            service: service.id.to_string(),
            queue_id: queue.id.to_string(),
        })
    };
    let choose = |key: &str| Choice::new("", page.t(key));
    let services = known.services.iter().filter(|service| service.is_offered);
    let services = services.map(|service| Choice::new(service.id.to_string(), service.name.get(lang)));
    let choices =
        known.queues.iter().map(|queue| Choice::new(queue.id.to_string(), format!("{} · {}", queue.letter, queue.name.get(lang))));
    let answers = as_it_is(typed, &known);
    html(&SetUpPage {
        path: page.href(&format!("/desk/centres/{id}")),
        devices: page.href(&format!("/desk/centres/{id}/devices")),
        public: page.href(&known.public),
        offered: known.offered.iter().filter_map(row).collect(),
        services: [choose("centre-choose-service")].into_iter().chain(services).collect(),
        choices: [choose("centre-choose-queue")].into_iter().chain(choices).collect(),
        queues: known.queues,
        answers,
        page,
    })
}

/// What was typed and refused stands; what was not typed is as it is.
fn as_it_is(typed: Answers, known: &Known) -> Answers {
    let rules = known.rules;
    let stands = [
        ("counters", known.counters.to_string()),
        ("most_calls", rules.most_calls.to_string()),
        ("priority_rate", rules.priority_rate.to_string()),
        ("held_back", (rules.held_back.as_secs() / 60).to_string()),
        ("lead_minutes", rules.lead_minutes.to_string()),
    ];
    let stands = stands.into_iter().chain(as_typed(known.joining));
    typed.over(stands)
}

/// Back to the page after an act, or the page with what must be corrected.
pub(crate) async fn after(
    app: &App,
    visit: &Visit,
    id: CentreId,
    (done, answers): (kernel::Result<()>, Answers),
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/set-up", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(app, visit, id, answers).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QueueForm {
    letter: String,
    name_ar: String,
    name_en: String,
}

/// POST /desk/centres/{id}/queues
async fn add_queue(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<QueueForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = Answers::new().with("letter", &form.letter).with("name_ar", &form.name_ar).with("name_en", &form.name_en);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        let letter = form.letter.trim().to_uppercase();
        let name = Bilingual::new(form.name_ar.trim(), form.name_en.trim());
        save_queue(tx, &Queue { id: tx.new_id(), centre: id, letter, name, is_open: true })
    });
    after(&app, &visit, id, (done.await, answers)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpeningForm {
    /// `yes` where tickets are given for it from now on.
    open: String,
}

/// POST /desk/centres/{id}/queues/{queue}/opening
async fn open_queue(
    State(app): State<App>,
    visit: Visit,
    Path((id, queue)): Path<(String, String)>,
    Form(form): Form<OpeningForm>,
) -> Result<Response, Failure> {
    let (id, queue) = (number(&id)?, number(&queue)?);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        let known = queue_of(tx, id, queue)?;
        save_queue(tx, &Queue { is_open: form.open == "yes", ..known })
    });
    after(&app, &visit, id, (done.await, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfferForm {
    service: String,
    queue: String,
    /// Minutes.
    target: String,
    /// `no` where it is offered no longer.
    #[serde(default)]
    offered: String,
}

impl OfferForm {
    fn read(&self, centre: CentreId) -> kernel::Result<Offered> {
        let minutes = count(&self.target, "target", "centre-target-wrong")?;
        Ok(Offered {
            centre,
            service: self.service.parse().map_err(|_| invalid("service", "centre-service-choose"))?,
            queue: self.queue.parse().map_err(|_| invalid("queue", "centre-queue-choose"))?,
            target: Duration::from_secs(u64::from(minutes) * 60),
            is_offered: self.offered != "no",
        })
    }
}

/// A number as it is typed, in either kind of digits.
pub(crate) fn count(text: &str, field: &'static str, key: &'static str) -> kernel::Result<u32> {
    ui::western(text.trim()).parse().map_err(|_| invalid(field, key))
}

/// POST /desk/centres/{id}/services
async fn offer(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<OfferForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = Answers::new().with("service", &form.service).with("queue", &form.queue).with("target", &form.target);
    let act = move |tx: &mut Tx<'_>| form.read(id).and_then(|offered| offer_service(tx, &offered));
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, answers)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountersForm {
    counters: String,
}

/// POST /desk/centres/{id}/counters
async fn counters(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<CountersForm>,
) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = Answers::new().with("counters", &form.counters);
    let act = move |tx: &mut Tx<'_>| set_counters(tx, id, count(&form.counters, "counters", "centre-counters-wrong")?);
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, answers)).await
}
