//! The office of a centre's manager (مكتب مدير المركز): whoever leads the centre receives there whoever was sent on to them, by the rules of a
//! counter. It is none: it has no number and no plate, nobody is called there from the line, and it counts neither as open nor as cover.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Result as Done;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use super::Counter;
use super::Standing;
use crate::board_page;
use crate::call::call_number;
use crate::counter_acts::to_counter;
use crate::day::CLOSE;
use crate::events::CentreChanged;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::set_up_page;
use crate::sit::sit_down;
use crate::sit::stands;
use crate::state::State as At;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// What stands in the place of an office's number: counters are numbered from 1.
pub(crate) const NUMBER: u32 = 0;

impl Counter {
    /// Whether it is the office of who leads the centre.
    pub(crate) fn is_office(&self) -> bool {
        self.number == NUMBER
    }
}

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/office", Access::May(SET_UP), post(set)),
        Route::page(Method::POST, "/desk/centres/{id}/tickets/{ticket}/receiving", Access::May(CLOSE), post(received)),
    ]
}

/// Gives a centre its office, or takes it away. A second press changes nothing.
///
/// # Errors
/// Refused where somebody sits in the one that would go; `NotFound` for a centre out of reach.
pub(crate) fn set_office(tx: &mut Tx<'_>, centre: CentreId, is_kept: bool) -> Done<()> {
    must_reach(tx, centre)?;
    let known = store::office(tx, centre)?;
    if known.as_ref().is_some_and(|office| office.is_kept) == is_kept {
        return Ok(());
    }
    let office = match known {
        Some(office) if office.employee.is_some() => return Err(refuse("centre-counter-in-use").into()),
        Some(office) => Counter { is_kept, ..office },
        None => {
            let (id, since) = (tx.new_id(), tx.now());
            Counter { id, centre, number: NUMBER, standing: Standing::Closed, employee: None, since, is_kept, zone: None }
        }
    };
    store::save_counter(tx, &office)?;
    tx.record(CentreChanged { centre: centre.get(), what: "office", id: office.id.get() }).map(drop)
}

/// The office of a centre, where it has one.
pub(crate) fn office_of(tx: &mut Tx<'_>, centre: CentreId) -> Done<Option<Counter>> {
    Ok(store::office(tx, centre)?.filter(|office| office.is_kept))
}

/// Whether a ticket was sent on to the one who acts, and there is a place where they can receive it: their open counter, or the office.
pub(crate) fn may_receive(tx: &mut Tx<'_>, ticket: &Ticket) -> Done<bool> {
    let Ok(me) = tx.actor().employee() else { return Ok(false) };
    let is_mine = ticket.state == At::Waiting && ticket.sent == Sent::Leader(me) && tx.actor().can(CLOSE);
    Ok(is_mine && (sits_in(tx, ticket.centre)? || office_of(tx, ticket.centre)?.is_some()))
}

/// Those of these tickets that the one who acts can receive.
pub(crate) fn receivable(tx: &mut Tx<'_>, tickets: &[Ticket]) -> Done<Vec<TicketId>> {
    let mut all = Vec::new();
    for ticket in tickets {
        if may_receive(tx, ticket)? {
            all.push(ticket.id);
        }
    }
    Ok(all)
}

/// Where a ticket is received.
pub(crate) fn receiving(page: &Page, ticket: &Ticket) -> String {
    page.href(&format!("/desk/centres/{}/tickets/{}/receiving", ticket.centre, ticket.id))
}

/// Whether the one who acts sits at an open counter of a centre, or in its office.
fn sits_in(tx: &mut Tx<'_>, centre: CentreId) -> Done<bool> {
    let me = tx.actor().employee()?;
    Ok(store::counter_at(tx, me)?.is_some_and(|counter| counter.centre == centre && counter.standing == Standing::Open))
}

/// Receives whoever was sent on to the one who acts: they are called to the counter at which these sit, or to the office. A second press changes
/// nothing.
///
/// # Errors
/// Refused where they were sent to somebody else, where the centre has no office, somebody is served there, or the one who acts has a customer;
/// `NotFound` out of reach.
pub(crate) fn receive(tx: &mut Tx<'_>, (centre, id): (CentreId, TicketId)) -> Done<Ticket> {
    must_reach(tx, centre)?;
    let me = tx.actor().employee()?;
    let ticket = store::ticket(tx, id)?.filter(|ticket| ticket.centre == centre).ok_or(Error::NotFound("ticket"))?;
    if ticket.employee == Some(me) && matches!(ticket.state, At::Called | At::Serving) {
        return Ok(ticket);
    }
    if ticket.state != At::Waiting || ticket.sent != Sent::Leader(me) {
        return Err(refuse("centre-sent-elsewhere").into());
    }
    if !sits_in(tx, centre)? {
        let office = office_of(tx, centre)?.ok_or_else(|| refuse("centre-no-counter"))?;
        make_free(tx, &office)?;
        sit_down(tx, office.id)?;
    }
    call_number(tx, id, "")
}

/// Whoever received somebody in the office before, and has nobody there now, is there no more.
fn make_free(tx: &mut Tx<'_>, office: &Counter) -> Done<()> {
    let me = tx.actor().employee()?;
    let Some(other) = office.employee.filter(|other| *other != me) else { return Ok(()) };
    if store::ticket_at(tx, other)?.is_some() {
        return Ok(());
    }
    let mut free = office.clone();
    free.close(tx.now());
    stands(tx, &free)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeForm {
    /// `yes`, `no`.
    #[serde(default)]
    kept: String,
}

/// POST /desk/centres/{id}/office
async fn set(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<OfficeForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| set_office(tx, id, form.kept == "yes")).await;
    set_up_page::after(&app, &visit, id, (done, Answers::new())).await
}

/// POST /desk/centres/{id}/tickets/{ticket}/receiving — whoever leads the centre receives whom they were sent on to.
async fn received(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    match app.write(visit.actor.may(CLOSE)?, move |tx| receive(tx, (id, ticket))).await {
        Ok(_) => Ok(to_counter(&visit, "")),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, board_page::shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}
