//! Tickets given by hand at the reception, and what the customer takes along.

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
use kernel::Error;
use kernel::Lang;
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
use ui::Page;

use crate::board_page::SECTION;
use crate::board_page::shown;
use crate::issue::NewTicket;
use crate::issue::RECEIVE;
use crate::issue::issue_ticket;
use crate::issue::must_reach;
use crate::line::place;
use crate::pass::Pass;
use crate::store;
use crate::ticket::TicketId;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/tickets", may, post(give)),
        Route::page(Method::GET, "/desk/centres/{id}/tickets/{ticket}", may, get(given)),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TicketForm {
    service: String,
    lang: String,
    #[serde(default)]
    priority: String,
    /// Made with the page: the same twice is one ticket.
    #[serde(default)]
    key: String,
}

impl TicketForm {
    fn read(&self, centre: CentreId) -> kernel::Result<NewTicket> {
        Ok(NewTicket {
            centre,
            service: self.service.parse().map_err(|_| invalid("service", "centre-service-choose"))?,
            origin: "reception",
            lang: Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "centre-lang-choose"))?,
            has_priority: self.priority == "yes",
            customer: None,
        })
    }
}

/// POST /desk/centres/{id}/tickets
async fn give(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<TicketForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("service", &form.service).with("lang", &form.lang).with("priority", &form.priority);
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        issue_ticket(tx, form.read(id)?, form.key.trim())
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(ticket) => {
            let page = format!("/{}/desk/centres/{id}/tickets/{}", visit.actor.lang.code(), ticket.id);
            Ok(Redirect::to(&page).into_response())
        }
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "given.html")]
struct GivenPage {
    page: Page,
    back: String,
    number: String,
    service: kernel::Bilingual,
    centre: kernel::Bilingual,
    issued: kernel::Timestamp,
    ahead: usize,
    follow: String,
}

/// GET /desk/centres/{id}/tickets/{ticket} — what the customer takes along: to be printed, or read from the screen.
async fn given(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    let page = app.desk_page(&visit, "centre-ticket", SECTION).await?;
    let found = app.read(visit.actor.may(RECEIVE)?, move |tx| {
        let centre = must_reach(tx, id)?;
        let ticket = store::ticket(tx, ticket)?.filter(|ticket| ticket.centre == id).ok_or(Error::NotFound("ticket"))?;
        let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("service"))?;
        let ahead = place(tx, &ticket)?;
        Ok((tx.entity()?, centre, ticket, service, ahead))
    });
    let (entity, centre, ticket, service, ahead) = found.await?;
    let pass = Pass { entity, ticket: ticket.id }.sign(app.keys());
    html(&GivenPage {
        back: page.href(&format!("/desk/centres/{id}")),
        number: ticket.shown(),
        service: service.name,
        centre: centre.name,
        issued: ticket.issued,
        ahead: ahead.unwrap_or_default(),
        follow: page.href(&format!("/turn/{pass}")),
        page,
    })
}
