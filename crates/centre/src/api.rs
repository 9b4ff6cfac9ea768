//! Centres and their tickets, for programs: who waits, and a ticket given, followed and left.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::api_rows::Centre;
use crate::api_rows::Ticket;
use crate::call::seen_ticket;
use crate::issue::NewTicket;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::issue::today;
use crate::outside::give_at_reception;
use crate::party::Need;
use crate::party::Party;
use crate::send_on::Goal;
use crate::send_on::send_on;
use crate::serve::leave;
use crate::sit::SERVE;
use crate::state::State as At;
use crate::store;
use crate::ticket::Sent;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::plain(Method::GET, "/api/v1/centres", may, get(centres)).described(Api {
            summary: "centre-does-list",
            answer: Some(schema::<Paged<Centre>>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/centres/{id}/tickets", may, get(tickets)).described(Api {
            summary: "centre-does-list-tickets",
            answer: Some(schema::<Paged<Ticket>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/tickets", may, post(give)).described(Api {
            summary: "centre-does-give",
            body: Some(schema::<Asked>),
            answer: Some(schema::<Ticket>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/centres/{id}/tickets/{ticket}", may, get(ticket)).described(Api {
            summary: "centre-does-show-ticket",
            answer: Some(schema::<Ticket>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/tickets/{ticket}/leaving", may, post(leaving)).described(Api {
            summary: "centre-does-leave",
            answer: Some(schema::<Ticket>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/tickets/{ticket}/sending", Access::May(SERVE), post(sending)).described(Api {
            summary: "centre-does-send-on",
            body: Some(schema::<SendOn>),
            answer: Some(schema::<Ticket>),
            ..Api::default()
        }),
    ]
}

/// GET /api/v1/centres
async fn centres(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Centre>>, Failure> {
    let read = |tx: &mut Tx<'_>| {
        let reached = tx.grant().centres().to_vec();
        let all = org::store::centres(tx)?.into_iter().filter(|centre| reached.is_empty() || reached.contains(&centre.id));
        all.collect::<Vec<_>>().into_iter().map(|centre| Centre::read(tx, centre)).collect::<kernel::Result<Vec<_>>>()
    };
    Ok(Json(Paged { items: app.read(actor.may(RECEIVE)?, read).await?, next: None }))
}

/// GET /api/v1/centres/{id}/tickets — those of today that are not over, in the order in which they came.
async fn tickets(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Ticket>>, Failure> {
    let id: CentreId = number(&id)?;
    let inside = app.clone();
    let read = move |tx: &mut Tx<'_>| {
        let (_, day) = (must_reach(tx, id)?, today(tx));
        let all = store::tickets_in(tx, (id, &day), &[At::Waiting, At::Called, At::Serving, At::Parked])?;
        all.iter().map(|ticket| Ticket::read(tx, &inside, ticket)).collect::<kernel::Result<Vec<_>>>()
    };
    Ok(Json(Paged { items: app.read(actor.may(RECEIVE)?, read).await?, next: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The service that is asked for.
    service: String,
    /// The language of the customer: `ar`, `en`.
    lang: String,
    /// Up to two further services; the order is chosen so that the customer waits least.
    #[serde(default)]
    more: Vec<String>,
    /// Whether the customer goes before others; nobody is asked why.
    #[serde(default)]
    priority: bool,
    /// How many persons come with it, 1 to 9.
    #[serde(default)]
    persons: Option<u32>,
    /// What they need: `wheelchair`, `walking`, `sign`, `hearing`, `reading`.
    #[serde(default)]
    needs: Vec<String>,
    /// Why it is given outside the centre's hours; needed then only.
    #[serde(default)]
    outside: String,
}

impl Asked {
    fn read(&self, centre: CentreId) -> kernel::Result<NewTicket> {
        let service = |text: &String| text.parse().map_err(|_| invalid("service", "centre-service-choose"));
        let need = |text: &String| Need::parse(text).ok_or_else(|| invalid("needs", "centre-party-unknown"));
        let needs = self.needs.iter().map(need).collect::<kernel::Result<Vec<_>>>()?;
        Ok(NewTicket {
            centre,
            services: [&self.service].into_iter().chain(&self.more).map(service).collect::<kernel::Result<Vec<_>>>()?,
            party: Party { persons: self.persons.unwrap_or(1), needs },
            origin: "program",
            lang: Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "centre-lang-choose"))?,
            has_priority: self.priority,
            customer: None,
        })
    }
}

/// POST /api/v1/centres/{id}/tickets
async fn give(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Asked>,
) -> Result<Json<Ticket>, Failure> {
    let id: CentreId = number(&id)?;
    let inside = app.clone();
    let write = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let ticket = give_at_reception(tx, asked.read(id)?, ("", &asked.outside))?;
        Ticket::read(tx, &inside, &ticket)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

/// A ticket of a centre that the caller reaches.
fn reached(tx: &mut Tx<'_>, (centre, ticket): (CentreId, crate::ticket::TicketId)) -> kernel::Result<crate::ticket::Ticket> {
    must_reach(tx, centre)?;
    store::ticket(tx, ticket)?.filter(|ticket| ticket.centre == centre).ok_or(Error::NotFound("ticket"))
}

/// GET /api/v1/centres/{id}/tickets/{ticket}
async fn ticket(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, ticket)): Path<(String, String)>,
) -> Result<Json<Ticket>, Failure> {
    let (which, inside) = ((number(&id)?, number(&ticket)?), app.clone());
    let read = move |tx: &mut Tx<'_>| {
        let ticket = reached(tx, which)?;
        Ticket::read(tx, &inside, &ticket)
    };
    Ok(Json(app.read(actor.may(RECEIVE)?, read).await?))
}

/// POST /api/v1/centres/{id}/tickets/{ticket}/leaving
async fn leaving(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, ticket)): Path<(String, String)>,
) -> Result<Json<Ticket>, Failure> {
    let (which, inside) = ((number(&id)?, number(&ticket)?), app.clone());
    let write = move |tx: &mut Tx<'_>| {
        let ticket = reached(tx, which)?;
        let ticket = leave(tx, ticket)?;
        Ticket::read(tx, &inside, &ticket)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SendOn {
    /// Another service of the centre; none for a counter or a person.
    #[serde(default)]
    service: Option<String>,
    /// The number of a counter at which somebody else is ready.
    #[serde(default)]
    counter: Option<u32>,
    /// One who leads the centre now.
    #[serde(default)]
    leader: Option<String>,
    /// What whoever serves next should know.
    note: String,
}

impl SendOn {
    fn goal(&self, tx: &mut Tx<'_>, centre: CentreId) -> kernel::Result<Goal> {
        let wrong = |field: &'static str| invalid(field, "centre-send-choose");
        match (&self.service, self.counter, &self.leader) {
            (Some(service), None, None) => Ok(Goal::Service(service.parse().map_err(|_| wrong("service"))?)),
            (None, Some(number), None) => {
                let counter = store::counter_with(tx, centre, number)?.ok_or_else(|| wrong("counter"))?;
                Ok(Goal::Only(Sent::Counter(counter.id)))
            }
            (None, None, Some(leader)) => Ok(Goal::Only(Sent::Leader(leader.parse().map_err(|_| wrong("leader"))?))),
            _ => Err(wrong("to")),
        }
    }
}

/// POST /api/v1/centres/{id}/tickets/{ticket}/sending — whoever serves it sends its customer on, without a new wait.
async fn sending(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, ticket)): Path<(String, String)>,
    Body(asked): Body<SendOn>,
) -> Result<Json<Ticket>, Failure> {
    let (which, inside, idle) = ((number(&id)?, number(&ticket)?), app.clone(), app.settings().sessions.idle);
    let write = move |tx: &mut Tx<'_>| {
        let shown = reached(tx, which)?;
        seen_ticket(tx, &shown.id.to_string())?;
        let goal = asked.goal(tx, shown.centre)?;
        let ticket = send_on(tx, (goal, idle), &asked.note)?;
        Ticket::read(tx, &inside, &ticket)
    };
    Ok(app.write_answer(actor.may(SERVE)?, write).await?)
}
