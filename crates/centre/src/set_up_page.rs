//! The page on which a centre is set up: its queues, what it offers, its counters, and how it calls.

pub(crate) mod notices;
mod office;
mod prints;
pub(crate) mod sheets;
mod zones;

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
use kernel::CentreId;
use kernel::Lang;
use kernel::invalid;
use org::Centre;
use org::Service;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
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

use crate::board_page::SECTION;
use crate::copy_centre::may_be_copied;
use crate::counter::Counter;
use crate::counter::office::office_of;
use crate::counter::zone::Zone;
use crate::cover::Cover;
use crate::cover::Keeps;
use crate::issue::must_reach;
use crate::join_page::address;
use crate::joining::Joining;
use crate::joining_page::as_typed;
use crate::queue::CentreRules;
use crate::queue::Offered;
use crate::queue::Queue;
use crate::serving_page;
use crate::set_up::SET_UP;
use crate::set_up::offer_service;
use crate::set_up::set_counters;
use crate::set_up_steps::Progress;
use crate::set_up_steps::Step;
use crate::store;

use zones::Row as ZoneRow;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    let own = vec![
        Route::page(Method::GET, "/desk/centres/{id}/set-up", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/services", may, post(offer)),
        Route::page(Method::POST, "/desk/centres/{id}/counters", may, post(counters)),
    ];
    [own, office::routes(), zones::routes(), serving_page::routes(), prints::routes(), sheets::routes(), notices::routes()].concat()
}

/// What is known of a centre that is set up.
struct Known {
    centre: Centre,
    queues: Vec<Queue>,
    offered: Vec<Offered>,
    services: Vec<Service>,
    counters: Vec<Counter>,
    has_office: bool,
    zones: Vec<Zone>,
    rules: CentreRules,
    joining: Joining,
    cover: Cover,
    progress: Progress,
    /// The centres that can be copied.
    copies: Vec<(CentreId, kernel::Bilingual)>,
    public: String,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    Ok(Known {
        centre: must_reach(tx, id)?,
        queues: store::queues(tx, id)?,
        offered: store::offered(tx, id)?,
        services: org::store::services(tx)?,
        has_office: office_of(tx, id)?.is_some(),
        counters: store::counters(tx, id)?,
        zones: store::zones(tx, id)?,
        rules: store::rules(tx, id)?,
        joining: store::joining(tx, id)?,
        cover: store::cover(tx, id)?,
        progress: Progress::of(tx, id)?,
        copies: may_be_copied(tx, id)?,
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
    /// How far the first set-up is, and whether customers can come.
    steps: Vec<Step>,
    is_ready: bool,
    copies: Vec<Choice>,
    queues: Vec<Queue>,
    offered: Vec<Row>,
    services: Vec<Choice>,
    choices: Vec<Choice>,
    zones: Vec<ZoneRow>,
    /// The zone that is changed; empty where one is added.
    zone: String,
    /// What else stays at the counters while breaks are taken.
    keeps: Vec<Choice>,
    /// Whether whoever leads the centre has an office where they receive.
    has_office: bool,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The zone that shall be changed.
    #[serde(default)]
    zone: String,
}

/// GET /desk/centres/{id}/set-up
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new().with("zone", asked.zone)).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, typed: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-set-up", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    page.title = page.t1("centre-set-up-of", "centre", known.centre.name.get(page.lang));
    let lang = page.lang;
    let choose = |key: &str| Choice::new("", page.t(key));
    let services = known.services.iter().filter(|service| service.is_offered);
    let services = services.map(|service| Choice::new(service.id.to_string(), service.name.get(lang)));
    let choices =
        known.queues.iter().map(|queue| Choice::new(queue.id.to_string(), format!("{} · {}", queue.letter, queue.name.get(lang))));
    let (answers, path) = (as_it_is(typed, &known), page.href(&format!("/desk/centres/{id}")));
    let copies = known.copies.iter().map(|(id, name)| Choice::new(id.to_string(), name.get(lang)));
    html(&SetUpPage {
        steps: known.progress.steps(&page, &path),
        is_ready: known.progress.is_open(),
        copies: [choose("centre-copy-which")].into_iter().chain(copies).collect(),
        path,
        devices: page.href(&format!("/desk/centres/{id}/devices")),
        public: page.href(&known.public),
        offered: known.offered.iter().filter_map(|one| row(&known, one, lang)).collect(),
        services: [choose("centre-choose-service")].into_iter().chain(services).collect(),
        choices: [choose("centre-choose-queue")].into_iter().chain(choices).collect(),
        keeps: Keeps::ALL.map(|one| Choice::new(one.key(), page.t(&format!("centre-keeps-{}", one.key())))).into(),
        zones: zones::rows(&known, lang),
        zone: zones::changed(&known, &answers).map(|zone| zone.id.to_string()).unwrap_or_default(),
        queues: known.queues,
        has_office: known.has_office,
        answers,
        page,
    })
}

/// A service as it stands in the list.
fn row(known: &Known, one: &Offered, lang: Lang) -> Option<Row> {
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
}

/// What was typed and refused stands; what was not typed is as it is.
fn as_it_is(typed: Answers, known: &Known) -> Answers {
    let (rules, cover) = (known.rules, &known.cover);
    let lengths: Vec<String> = cover.lengths.iter().map(ToString::to_string).collect();
    let stands = [
        ("counters", known.counters.len().to_string()),
        ("most_calls", rules.most_calls.to_string()),
        ("priority_rate", rules.priority_rate.to_string()),
        ("held_back", (rules.held_back.as_secs() / 60).to_string()),
        ("firm_after", (rules.firm_after.as_secs() / 60).to_string()),
        ("lead_minutes", rules.lead_minutes.to_string()),
        ("least_open", cover.least_open.to_string()),
        ("keeps", cover.keeps.key().to_owned()),
        ("lengths", lengths.join(" ")),
    ];
    let zone = zones::as_it_is(known, &typed);
    typed.over(stands.into_iter().chain(as_typed(known.joining)).chain(zone))
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
