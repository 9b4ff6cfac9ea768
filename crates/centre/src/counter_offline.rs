//! A counter that loses its line: the page that its browser keeps for that time, what it must know to go on, and what it says that it did when the
//! line is back.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::Error;
use kernel::Result as Done;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Json;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::private;
use routing::Person;
use serde::Deserialize;
use serde::Serialize;
use serde_json::Value;
use ui::Page;

use crate::away::Marked;
use crate::away::has_been_left;
use crate::counter::Counter;
use crate::counter::CounterId;
use crate::counter::Standing;
use crate::counter_stock::Handed;
use crate::counter_stock::Number;
use crate::issue::today;
use crate::kiosk_offline::Offer;
use crate::kiosk_offline::ends_at;
use crate::kiosk_offline::offers;
use crate::line::in_order;
use crate::line::work;
use crate::offline_visit::merge;
use crate::said_visit::Outcome;
use crate::scene;
use crate::sit::SERVE;
use crate::sit::stands;
use crate::state::State as At;
use crate::store;
use crate::ticket::Ticket;

/// So many visits are said at once at most.
const MOST: usize = 200;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SERVE);
    vec![
        Route::page(Method::GET, "/desk/counter/offline", may, get(page)),
        Route::page(Method::GET, "/desk/counter/offline/stock", may, get(stock)),
        Route::page(Method::POST, "/desk/counter/offline/visits", may, post(say)),
    ]
}

#[derive(Template)]
#[template(path = "counter_offline.html")]
struct OfflinePage {
    page: Page,
}

/// GET /desk/counter/offline — kept by the browser of whoever serves, and shown where no other page can be had.
async fn page(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.page(&visit, "centre-counter");
    Ok(private(html(&OfflinePage { page })?))
}

/// What a counter must know to go on by itself; nothing of it names anybody.
#[derive(Serialize)]
struct Stock {
    /// The time, in milliseconds.
    now: i64,
    /// Until when it may go on.
    until: i64,
    id: String,
    /// Who serves there: nobody else says what they did.
    me: String,
    number: u32,
    most_calls: u32,
    services: Vec<Offer>,
    in_hand: Option<InHand>,
    /// Those who wait for this counter and for no other while it knows no more, the next one first.
    share: Vec<One>,
    /// Proves later what was handed out, to whom and when.
    seal: String,
}

#[derive(Serialize)]
struct One {
    letter: String,
    number: u32,
    service: Bilingual,
    has_priority: bool,
}

#[derive(Serialize)]
struct InHand {
    #[serde(flatten)]
    one: One,
    called: i64,
    calls: u32,
    came: Option<i64>,
}

/// GET /desk/counter/offline/stock — nothing where nobody serves at a counter.
async fn stock(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let inside = app.clone();
    let known = app.read(visit.actor.may(SERVE)?, move |tx| known(tx, &inside)).await?;
    Ok(private(axum::Json(known).into_response()))
}

fn known(tx: &mut Tx<'_>, app: &App) -> Done<Option<Stock>> {
    let (me, now) = (tx.actor().employee()?, tx.now().as_millisecond());
    let Some(counter) = store::counter_at(tx, me)?.filter(|counter| counter.standing == Standing::Open && !counter.is_office()) else {
        return Ok(None);
    };
    let services = org::store::services(tx)?;
    let one = |ticket: &Ticket| One {
        letter: ticket.letter.clone(),
        number: ticket.number,
        service: services.iter().find(|service| service.id == ticket.service).map(|service| service.name.clone()).unwrap_or_default(),
        has_priority: ticket.has_priority,
    };
    let (hand, share) = (store::ticket_at(tx, me)?, share(tx, &counter)?);
    let handed = Handed { now, hand: hand.as_ref().map(Number::of), share: share.iter().map(Number::of).collect(), seal: String::new() };
    let in_hand = hand.map(|ticket| InHand {
        called: ticket.called.unwrap_or(ticket.since).as_millisecond(),
        calls: ticket.calls,
        came: ticket.begun.map(|begun| begun.as_millisecond()),
        one: one(&ticket),
    });
    Ok(Some(Stock {
        now,
        until: ends_at(tx, counter.centre)?.as_millisecond(),
        id: counter.id.to_string(),
        me: me.to_string(),
        number: counter.number,
        most_calls: store::rules(tx, counter.centre)?.most_calls,
        services: offers(tx, counter.centre)?,
        in_hand,
        share: share.iter().map(one).collect(),
        seal: handed.sealed(app.keys(), (&counter, me)).seal,
    }))
}

/// Those of the line who are dealt to a counter, in the order of the line.
fn share(tx: &mut Tx<'_>, counter: &Counter) -> Done<Vec<Ticket>> {
    let (day, rules, now) = (today(tx), store::rules(tx, counter.centre)?, tx.now());
    let mut waiting = store::tickets_in(tx, (counter.centre, &day), &[At::Waiting])?;
    waiting.retain(|ticket| !ticket.rests(now));
    let mut open: Vec<(CounterId, Person)> = Vec::new();
    for other in store::counters(tx, counter.centre)?.into_iter().filter(|other| other.standing == Standing::Open) {
        if let Some(employee) = other.employee {
            open.push((other.id, scene::seated(scene::person(tx, employee)?, other.id)));
        }
    }
    let is_mine = |ticket: &Ticket| {
        let work = work(ticket, rules, now);
        let able: Vec<CounterId> = open.iter().filter(|(_, person)| person.is_qualified(&work)).map(|(id, _)| *id).collect();
        dealt_to(ticket.number, &able) == Some(counter.id)
    };
    Ok(in_order(waiting, rules, now).into_iter().filter(is_mine).collect())
}

/// To whom of those who can serve it a number is dealt: the same whoever asks, as long as the same counters are open.
fn dealt_to(number: u32, able: &[CounterId]) -> Option<CounterId> {
    let place = usize::try_from(number).ok()?.checked_rem(able.len())?;
    able.get(place).copied()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// The counter at which it was done.
    counter: String,
    /// Who did it, as the counter was told; nobody else can say it.
    me: Option<String>,
    /// With what the counter was handed; whoever shows none is not known to have sat there.
    handed: Option<Handed>,
    /// What was done; each is judged by itself.
    visits: Vec<Value>,
    /// Since when whoever sat there has been away, in milliseconds; none where they are there.
    #[serde(default)]
    away: Option<i64>,
}

/// POST /desk/counter/offline/visits
async fn say(State(app): State<App>, visit: Visit, Json(said): Json<Said>) -> Result<Response, Failure> {
    if said.visits.len() > MOST {
        return Err(invalid("visits", "centre-text-long").into());
    }
    let id: CounterId = said.counter.parse().map_err(|_| invalid("counter", "centre-counter-choose"))?;
    let (inside, by) = (app.clone(), said.me.clone());
    let act = move |tx: &mut Tx<'_>| {
        let me = tx.actor().employee()?;
        if by.is_some_and(|by| by != me.to_string()) {
            return Err(refuse("centre-offline-other").into());
        }
        let counter = store::counter_of(tx, id)?.ok_or(Error::NotFound("counter"))?;
        let handed = said.handed.and_then(|handed| handed.checked(inside.keys(), (&counter, me)));
        let became = merge(tx, &inside, (&counter, handed.as_ref()), &said.visits)?;
        if let Some((handed, at)) = handed.zip(said.away) {
            is_away(tx, (&counter, &handed), at)?;
        }
        Ok(became.into_iter().map(Outcome::key).collect::<Vec<_>>())
    };
    let became = app.write(visit.actor.may(SERVE)?, act).await?;
    Ok(private(axum::Json(serde_json::json!({ "became": became })).into_response()))
}

/// Whoever sat there without a line has left the counter for a while, since then: all see it. Nothing changes where they have sat down anew since,
/// sit elsewhere by now, or have somebody in hand.
fn is_away(tx: &mut Tx<'_>, (counter, handed): (&Counter, &Handed), at: i64) -> Done<()> {
    let (me, now) = (tx.actor().employee()?, tx.now());
    let at = Timestamp::from_millisecond(at).unwrap_or(now).max(handed.at()).min(now);
    let is_left = |own: &Counter| own.id == counter.id && own.standing == Standing::Open && own.since <= at;
    let Some(before) = store::counter_at(tx, me)?.filter(is_left) else { return Ok(()) };
    if store::ticket_at(tx, me)?.is_some() {
        return Ok(());
    }
    let mut own = before.clone();
    own.pause(at);
    stands(tx, &own)?;
    has_been_left(tx, &before, Marked::Themselves)
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    #[test]
    fn each_number_is_dealt_to_one_counter_whoever_asks_and_to_nobody_where_nobody_can_serve_it() {
        let able = [Id::new(3), Id::new(5), Id::new(9)];
        let dealt: Vec<_> = (1..=6).map(|number| dealt_to(number, &able).unwrap()).collect();
        assert_eq!(dealt, [Id::new(5), Id::new(9), Id::new(3), Id::new(5), Id::new(9), Id::new(3)]);
        assert_eq!(dealt_to(7, &[]), None);
    }
}
