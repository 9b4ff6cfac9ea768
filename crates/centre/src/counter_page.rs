//! The counter: whoever sits there sees the one customer before them, and what the guide asks of this moment.

mod nowhere;
mod own_break;
mod went;
mod yours;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::live::Wanted;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use self::nowhere::nowhere;
use self::nowhere::seats;
use self::went::Went;
use self::yours::Yours;
use crate::arrive::IN_TIME;
use crate::board_page::rests;
use crate::board_page::so_long;
use crate::break_rows::BreakWords;
use crate::break_rows::OwnBreak;
use crate::counter::Counter;
use crate::in_hand;
use crate::in_hand::InHand;
use crate::issue::today;
use crate::line::in_order;
use crate::look_up::Entry;
use crate::look_up::look_up;
use crate::opening::Opening;
use crate::self_test::SelfTest;
use crate::send_on::Place;
use crate::send_on::choices;
use crate::send_on::places;
use crate::send_on::receive;
use crate::sent_back::sent_to_me;
use crate::sit::SERVE;
use crate::sit::Seat;
use crate::state::State as At;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// The key of the counter in the rail.
pub(crate) const SECTION: &str = "counter";
/// So many of those who wait are shown.
const SHOWN: usize = 12;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/counter", Access::May(SERVE), get(show))]
}

/// What whoever sits at a counter sees.
#[derive(Default)]
struct Known {
    counter: Option<Counter>,
    centre: Bilingual,
    /// The counters at which one may sit down.
    seats: Vec<Seat>,
    in_hand: Option<in_hand::Known>,
    /// Where the customer in hand can be sent on, beside services.
    places: Vec<Place>,
    /// Those who were sent on to the one who looks.
    sent: Vec<Ticket>,
    /// Those of them whom who sits nowhere can receive.
    receives: Vec<TicketId>,
    waiting: Vec<Ticket>,
    parked: Vec<Ticket>,
    /// Whom of those they may call.
    yours: Yours,
    services: Vec<(org::ServiceId, Bilingual)>,
    /// What became of the customer before.
    went: Option<Went>,
    /// What was found in the catalogue.
    entries: Vec<Entry>,
    /// What the counter's test said, until the first customer of the day has come.
    opening: Option<Opening>,
    /// The break that they have asked for or take.
    own_break: Option<OwnBreak>,
}

fn known(tx: &mut Tx<'_>, app: &App, asked: &Asked) -> kernel::Result<Known> {
    let me = tx.actor().employee()?;
    let centres = org::store::centres(tx)?;
    let Some(counter) = store::counter_at(tx, me)? else { return nowhere(tx, centres) };
    let (day, rules, lang) = (today(tx), store::rules(tx, counter.centre)?, tx.actor().lang);
    let all = store::tickets_in(tx, (counter.centre, &day), &[At::Waiting, At::Parked])?;
    let (mut waiting, parked): (Vec<Ticket>, Vec<Ticket>) = all.into_iter().partition(|ticket| ticket.state == At::Waiting);
    // Whoever was sent on to somebody else stands in nobody's line here.
    waiting.retain(|ticket| !counter.is_office() && (!ticket.sent.is_kept() || ticket.sent == Sent::Counter(counter.id)));
    let (in_hand, places) = match store::ticket_at(tx, me)? {
        Some(ticket) => {
            let places = places(tx, &ticket, app.settings().sessions.idle)?;
            (Some(in_hand::known(tx, app, (ticket, &asked.who))?), places)
        }
        None => (None, Vec::new()),
    };
    let centre = centres.into_iter().find(|centre| centre.id == counter.centre).map(|centre| centre.name).unwrap_or_default();
    // Whoever has somebody in hand calls nobody.
    let yours = if in_hand.is_some() { Yours::default() } else { Yours::at(tx, (&counter, &centre), [&waiting, &parked])? };
    let opening = store::opening(tx, (counter.centre, &day), me)?.filter(|opening| opening.first_customer.is_none());
    let offered: Vec<org::ServiceId> = store::offered(tx, counter.centre)?.into_iter().map(|one| one.service).collect();
    let services = org::store::services(tx)?.into_iter().filter(|service| offered.contains(&service.id));
    let own_break = if counter.is_office() { None } else { Some(OwnBreak::read(tx, counter.centre)?) };
    Ok(Known {
        centre,
        counter: Some(counter),
        in_hand,
        places,
        sent: sent_to_me(tx)?,
        waiting: in_order(waiting, rules, tx.now()),
        parked,
        yours,
        services: services.map(|service| (service.id, service.name)).collect(),
        entries: look_up(tx, &asked.service, lang)?,
        went: Went::read(tx, asked)?,
        opening,
        own_break,
        ..Known::default()
    })
}

impl Known {
    fn service(&self, page: &Page, id: org::ServiceId) -> String {
        let name = self.services.iter().find(|(one, _)| *one == id).map(|(_, name)| name.get(page.lang));
        name.unwrap_or_default().to_owned()
    }

    fn row(&self, page: &Page, ticket: &Ticket) -> Row {
        Row {
            id: ticket.id.to_string(),
            number: ticket.shown(),
            service: self.service(page, ticket.service),
            waited: so_long(page, ticket.waited(page.now), Page::duration),
            has_priority: ticket.has_priority,
            has_appointment: ticket.origin == IN_TIME,
            note: ticket.note.clone(),
            rests: rests(page, ticket),
            is_sent_here: ticket.sent.is_kept(),
            may_call: self.yours.may_call(ticket.id),
            receiving: if self.receives.contains(&ticket.id) { receive::receiving(page, ticket) } else { String::new() },
        }
    }
}

#[derive(Template)]
#[template(path = "counter.html")]
struct CounterPage {
    page: Page,
    topic: String,
    counter: Option<Counter>,
    centre: String,
    seats: Vec<Choice>,
    in_hand: Option<InHand>,
    /// Where the customer in hand can be sent on.
    sends: Vec<Choice>,
    /// Those who were sent on to the one who looks.
    sent: Vec<Row>,
    waiting: Vec<Row>,
    more: usize,
    parked: Vec<Row>,
    /// Whether anybody can be called to the one who looks, and else who sets that.
    yours: yours::Shown,
    services: Vec<Choice>,
    answers: Answers,
    /// What was looked for among customers, and in the catalogue.
    who: String,
    sought: String,
    explained: String,
    entries: Vec<Entry>,
    nobody: bool,
    /// Whether the counter was just closed because nothing was heard of the one who looks.
    left: bool,
    /// Whether they take a break, and what is said of it; none for who sits nowhere.
    is_on_break: bool,
    own_break: Option<BreakWords>,
    /// What the counter's test said and when, until the first customer of the day has come.
    test: Option<(SelfTest, String)>,
    /// What became of the customer before, and the papers that may be printed.
    went: Option<(String, Vec<(String, String)>)>,
}

/// Somebody who waits, or was put aside.
struct Row {
    id: String,
    number: String,
    service: String,
    waited: String,
    has_priority: bool,
    has_appointment: bool,
    note: String,
    /// Until when others go first; empty in its turn.
    rests: String,
    /// Whether it was sent on to this counter, or to the one who looks.
    is_sent_here: bool,
    /// Whether the one who looks may call them; of those who were sent on to them nothing is asked.
    may_call: bool,
    /// Where they are received in the office of who leads the centre; empty where they are not.
    receiving: String,
}

/// GET /desk/counter
async fn show(State(app): State<App>, visit: Visit, wanted: Wanted, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    match own_break::alone(&app, &visit, &wanted).await? {
        Some(part) => Ok(part),
        None => shown(&app, &visit, Answers::new(), asked).await,
    }
}

/// What is asked of the page.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// `yes` where the next one was called and nobody waits.
    nobody: String,
    /// `yes` where the counter was closed because nothing was heard of them there, or their computer was locked.
    left: String,
    /// What the customer before was told.
    told: String,
    /// The ticket of the customer before, who was sent on.
    sent: String,
    /// Whom to look for among customers.
    who: String,
    /// What to look for in the catalogue.
    service: String,
    /// How what the service needs was just sent: `text`, `letter`.
    explained: String,
}

pub(crate) async fn shown(app: &App, visit: &Visit, answers: Answers, asked: Asked) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-counter", SECTION).await?;
    let (inside, wanted) = (app.clone(), asked.clone());
    let known = app.read(visit.actor.may(SERVE)?, move |tx| known(tx, &inside, &wanted)).await?;
    let topic = known.counter.as_ref().map(|counter| format!("centre:{}", counter.centre)).unwrap_or_default();
    if !topic.is_empty() {
        // Whoever serves is reached by nothing else.
        page.desk.live = visit.stream_of(&topic);
    }
    let row = |ticket: &Ticket| known.row(&page, ticket);
    let services = known.services.iter().map(|(id, name)| Choice::new(id.to_string(), name.get(page.lang)));
    let in_hand = known.in_hand.as_ref().map(|in_hand| in_hand.shown(app, &page, |id| known.service(&page, id)));
    let answers = in_hand.iter().fold(answers, beforehand);
    html(&CounterPage {
        topic,
        centre: known.centre.get(page.lang).into(),
        seats: seats(&page, &known.seats),
        in_hand,
        sends: choices(&page, &known.services, &known.places),
        sent: known.sent.iter().map(row).collect(),
        more: known.waiting.len().saturating_sub(SHOWN),
        waiting: known.waiting.iter().take(SHOWN).map(row).collect(),
        parked: known.parked.iter().map(row).collect(),
        yours: known.yours.shown(&page, &visit.actor),
        services: [Choice::new("", page.t("centre-choose-service"))].into_iter().chain(services).collect(),
        went: known.went.as_ref().map(|went| went.shown(&page)),
        is_on_break: known.own_break.as_ref().is_some_and(OwnBreak::is_running),
        own_break: known.own_break.as_ref().map(|own| own.shown(&page)),
        test: known.opening.map(|opening| (opening.test, page.time(opening.tested))),
        counter: known.counter,
        answers,
        who: asked.who,
        sought: asked.service,
        explained: asked.explained,
        entries: known.entries,
        nobody: asked.nobody == "yes",
        left: asked.left == "yes",
        page,
    })
}

/// The forms as they stand before anybody types: how the customer usually has it, what is missing, and who they said that they are.
fn beforehand(answers: Answers, one: &InHand) -> Answers {
    let answers = if answers.is_filled("told") { answers } else { answers.with("told", one.way) };
    let answers = if answers.value("missing").is_empty() { answers.with("missing", &one.missing) } else { answers };
    match &one.booked {
        Some(booked) if one.customer.is_none() && one.candidates.is_empty() && !answers.is_filled("name") => booked.said(answers),
        _ => answers,
    }
}
