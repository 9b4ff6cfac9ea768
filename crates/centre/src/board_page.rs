//! The centres of an entity, and the floor of one: who waits, and which counters serve.

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::CentreId;
use kernel::Lang;
use org::Centre;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::fresh_token;
use platform::html;
use platform::number;
use routing::Wait;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::attest::ATTEST;
use crate::break_rows::BreakRow;
use crate::break_rows::FloorBreaks;
use crate::day::CLOSE;
use crate::day::ClosedDay;
use crate::day::LeftOver;
use crate::estimate::in_words;
use crate::estimate::of_new;
use crate::experience::Held;
use crate::floor_rows::Desk;
use crate::floor_rows::Disturbed;
use crate::floor_rows::Manned;
use crate::floor_rows::PassedOver;
use crate::floor_rows::SentTo;
use crate::floor_rows::Waiter;
use crate::floor_rows::manned;
use crate::floor_rows::sent;
use crate::floor_rows::skips;
use crate::forecast_page::PLAN;
use crate::help::Help;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::issue::today;
use crate::line::in_order;
use crate::offline_visit::Said;
use crate::offline_visit::in_vain;
use crate::open_services::further;
use crate::opening_page::unconfirmed;
use crate::outside::Outside;
use crate::scene::Scene;
use crate::set_up::SET_UP;
use crate::skip::Skip;
use crate::state::State as At;
use crate::store;
use crate::take_over::RefusedNumber;
use crate::ticket::Ticket;
use crate::ticket::TicketId;
use crate::warn::Warning;
use crate::warn::warning;

/// The key of the centres in the rail.
pub(crate) const SECTION: &str = "centres";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![Route::page(Method::GET, "/desk/centres", may, get(list)), Route::page(Method::GET, "/desk/centres/{id}", may, get(show))]
}

#[derive(Template)]
#[template(path = "centre_list.html")]
struct ListPage {
    page: Page,
    centres: Vec<Centre>,
    may_set_up: bool,
}

/// GET /desk/centres
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "centre-centres", SECTION).await?;
    let grant = visit.actor.may(RECEIVE)?;
    let centres = app.read(grant, |tx| {
        let reached = tx.grant().centres().to_vec();
        let all = org::store::centres(tx)?.into_iter();
        Ok(all.filter(|centre| reached.is_empty() || reached.contains(&centre.id)).collect())
    });
    html(&ListPage { centres: centres.await?, may_set_up: visit.actor.can(SET_UP), page })
}

/// What is seen of the floor of a centre now.
struct Floor {
    centre: Centre,
    waiting: Vec<Ticket>,
    /// Whom those who wait were sent on to.
    sent: BTreeMap<TicketId, SentTo>,
    counters: Vec<Manned>,
    /// Those in whose visit abuse was reported.
    abused: Vec<TicketId>,
    services: Vec<(org::ServiceId, kernel::Bilingual)>,
    closed: Option<ClosedDay>,
    disturbed: Disturbed,
    outside: Outside,
    help: Vec<Help>,
    /// Numbers that kiosks gave without a line and that are no tickets, with the names of the kiosks.
    refused: Vec<(String, RefusedNumber)>,
    /// What counters did without a line and became no visit, with the names of whoever said it; none for who may not see it.
    in_vain: Vec<(String, Said)>,
    breaks: FloorBreaks,
    /// Calls out of turn, with the name of whoever called; none for who may not see them.
    skips: Vec<(Skip, String)>,
    warning: Warning,
    held: Held,
    /// How many items of the day's opening nobody has confirmed, for who does.
    unconfirmed: usize,
    /// How long somebody would wait who comes now, by service.
    expected: BTreeMap<org::ServiceId, Wait>,
}

/// The tickets at counters in whose visit abuse was reported.
fn abused(tx: &mut Tx<'_>, at_counters: &[Ticket]) -> kernel::Result<Vec<TicketId>> {
    let mut abused = Vec::new();
    for (ticket, case) in at_counters.iter().filter_map(|ticket| Some((ticket.id, ticket.case?))) {
        if desk::visit::is_abuse_open(tx, case)? {
            abused.push(ticket);
        }
    }
    Ok(abused)
}

fn floor(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Floor> {
    let (centre, day, lang) = (must_reach(tx, id)?, today(tx), tx.actor().lang);
    let all = store::tickets_in(tx, (id, &day), &[At::Waiting, At::Called, At::Serving])?;
    let (waiting, at_counters): (Vec<Ticket>, Vec<Ticket>) = all.into_iter().partition(|ticket| ticket.state == At::Waiting);
    let counters = manned(tx, id, &at_counters)?;
    let rules = store::rules(tx, id)?;
    let waiting = in_order(waiting, rules, tx.now());
    let sent = sent(tx, &waiting)?;
    let offered = store::offered(tx, id)?.into_iter().filter(|one| one.is_offered).map(|one| one.service).collect::<Vec<_>>();
    let services = org::store::services(tx)?.into_iter().filter(|service| offered.contains(&service.id));
    let (skips, breaks) = (skips(tx, id, &day)?, FloorBreaks::read(tx, id)?);
    let (abused, in_vain) = (abused(tx, &at_counters)?, in_vain(tx, id, &day)?);
    let (closed, scene) = (store::closed_day(tx, id, &day)?, Scene::of(tx, id)?);
    let (warning, outside) = (warning(tx, &scene)?, Outside::read(tx, id, &day)?);
    let (held, help, refused) = (store::held_since(tx, id, &day)?, store::open_help(tx, id)?, store::refused_on(tx, id, &day)?);
    let (expected, unconfirmed) = (of_new(tx, &scene, lang)?, unconfirmed(tx, id)?);
    let disturbed = Disturbed::read(tx, id)?;
    let services = services.map(|service| (service.id, service.name)).collect();
    Ok(Floor {
        abused,
        breaks,
        expected,
        unconfirmed,
        closed,
        disturbed,
        outside,
        help,
        refused,
        in_vain,
        skips,
        warning,
        held,
        centre,
        waiting,
        sent,
        counters,
        services,
    })
}

#[derive(Template)]
#[template(path = "board.html")]
struct BoardPage {
    page: Page,
    path: String,
    topic: String,
    disturbed: Disturbed,
    help: Vec<Help>,
    refused: Vec<(String, RefusedNumber)>,
    in_vain: Vec<(String, Said)>,
    waiting: Vec<Waiter>,
    counters: Vec<Desk>,
    services: Vec<Choice>,
    /// What else may be wanted with the same ticket.
    further: Vec<Choice>,
    langs: Vec<Choice>,
    answers: Answers,
    longest: String,
    warning: Warning,
    /// What would help.
    helps: Vec<String>,
    held: Held,
    open: usize,
    may_set_up: bool,
    may_plan: bool,
    may_close: bool,
    may_attest: bool,
    unconfirmed: usize,
    skips: Vec<PassedOver>,
    breaks: Vec<BreakRow>,
    /// How the day was closed; none while it is open.
    closed: Option<ClosedDay>,
    outside: Outside,
    left_overs: Vec<Choice>,
    /// Makes a second click the same ticket.
    key: String,
}

/// GET /desk/centres/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

pub(crate) async fn shown(app: &App, visit: &Visit, id: CentreId, answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-board", SECTION).await?;
    let floor = app.read(visit.actor.may(RECEIVE)?, move |tx| floor(tx, id)).await?;
    page.title = floor.centre.name.get(page.lang).into();
    let answers = if answers.is_filled("lang") { answers } else { answers.with("lang", page.lang.code()) };
    let waiter = |ticket: &Ticket| Waiter::of(&page, &floor.services, (ticket, floor.sent.get(&ticket.id)));
    let longest = floor.waiting.iter().map(|ticket| ticket.waited(page.now)).max();
    html(&BoardPage {
        path: page.href(&format!("/desk/centres/{id}")),
        topic: format!("centre:{id}"),
        waiting: floor.waiting.iter().map(waiter).collect(),
        services: services(&page, &floor),
        counters: floor.counters.iter().map(|one| Desk::of(&page, one, &floor.abused)).collect(),
        further: further(&page, floor.services.iter().map(|(id, name)| (*id, name))),
        langs: Lang::ALL.map(|one| Choice::new(one.code(), speaks(&page, one))).into(),
        open: floor.counters.iter().filter(|one| one.is_open_counter()).count(),
        longest: longest.map_or_else(|| "–".into(), |span| so_long(&page, span, Page::duration)),
        may_set_up: visit.actor.can(SET_UP),
        may_plan: visit.actor.can(PLAN),
        may_close: visit.actor.can(CLOSE),
        may_attest: visit.actor.can(ATTEST),
        unconfirmed: floor.unconfirmed,
        skips: floor.skips.iter().map(|skip| PassedOver::of(&page, skip)).collect(),
        breaks: floor.breaks.rows(&page, &page.now.to_zoned(ui::bahrain()).date().to_string()),
        closed: floor.closed,
        outside: floor.outside,
        helps: floor.warning.helps_in_words(&page.words, page.lang),
        warning: floor.warning,
        held: floor.held,
        disturbed: floor.disturbed,
        help: floor.help,
        refused: floor.refused,
        in_vain: floor.in_vain,
        left_overs: left_overs(&page, floor.closed),
        key: fresh_token(""),
        answers,
        page,
    })
}

/// The services that may be chosen, each with the wait of somebody who comes now.
fn services(page: &Page, floor: &Floor) -> Vec<Choice> {
    let choice = |(id, name): &(org::ServiceId, kernel::Bilingual)| {
        let name = name.get(page.lang);
        let wait = floor.expected.get(id).map(|wait| in_words(page, *wait));
        let label = wait.map_or_else(|| name.to_owned(), |span| page.t2("centre-service-wait", "service", name, "span", span));
        Choice::new(id.to_string(), label)
    };
    [Choice::new("", page.t("centre-choose-service"))].into_iter().chain(floor.services.iter().map(choice)).collect()
}

/// What may become of those who still wait, as the day stands.
fn left_overs(page: &Page, closed: Option<ClosedDay>) -> Vec<Choice> {
    let all = [(LeftOver::Served, "centre-left-over-served"), (LeftOver::Unserved, "centre-left-over-unserved")];
    let open = all.into_iter().filter(|(one, _)| closed.is_none_or(|closed| closed.may_become(*one)));
    open.map(|(one, label)| Choice::new(one.key(), page.t(label))).collect()
}

pub(crate) fn seconds(span: std::time::Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}

/// How long a customer has waited or is served: nobody counts the seconds of it.
pub(crate) fn so_long(page: &Page, span: std::time::Duration, spell: impl Fn(&Page, i64) -> String) -> String {
    let seconds = seconds(span);
    if seconds < 60 { page.t("centre-under-a-minute") } else { spell(page, seconds) }
}

/// Until when others go first of a ticket, in words; empty in its turn.
pub(crate) fn rests(page: &Page, ticket: &Ticket) -> String {
    let until = ticket.rest.until.filter(|_| ticket.rests(page.now));
    until.map(|until| page.t1("centre-rests-until", "time", page.time(until).as_str())).unwrap_or_default()
}

/// The name of a language.
pub(crate) fn speaks(page: &Page, lang: Lang) -> String {
    page.t(match lang {
        Lang::Ar => "centre-lang-ar",
        Lang::En => "centre-lang-en",
    })
}
