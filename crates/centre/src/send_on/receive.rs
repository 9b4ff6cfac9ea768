//! Whoever leads a centre receives whom they were sent on to: at the counter at which they sit, or in the office.

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
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use ui::Answers;
use ui::Page;

use crate::board_page;
use crate::call::call_number;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::counter::office::office_of;
use crate::counter_acts::to_counter;
use crate::day::CLOSE;
use crate::issue::must_reach;
use crate::sit::sit_down;
use crate::sit::stands;
use crate::state::State as At;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/tickets/{ticket}/receiving", Access::May(CLOSE), post(received))]
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
