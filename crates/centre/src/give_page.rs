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
use platform::QrPicture;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::fresh_token;
use platform::html;
use platform::number;
use ui::Page;

use crate::board_page::SECTION;
use crate::board_page::shown;
use crate::estimate::in_words;
use crate::estimate::of_ticket;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::outside::give_at_reception;
use crate::print_ticket::print_ticket;
use crate::printer::Printer;
use crate::set_up_page::sheets::printed;
use crate::slip::Slip;
use crate::store;
use crate::ticket::TicketId;
use crate::ticket_form::TicketForm;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/tickets", may, post(give)),
        Route::page(Method::GET, "/desk/centres/{id}/tickets/{ticket}", may, get(given)),
        Route::page(Method::GET, "/desk/centres/{id}/tickets/{ticket}/paper", may, get(paper)),
    ]
}

/// POST /desk/centres/{id}/tickets
async fn give(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<TicketForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let lang = Lang::parse(&form.lang).ok_or_else(|| invalid("lang", "centre-lang-choose"))?;
        let ticket = give_at_reception(tx, form.read((id, "reception"), lang)?, (form.key()?, &form.outside))?;
        print_ticket(tx, &ticket, (None, ""))?;
        Ok(ticket)
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
    topic: String,
    slip: Slip,
    paper: String,
    code: QrPicture,
    /// How long the wait will be; empty where nobody can say.
    expected: String,
    /// The reception's printer, and where the number is printed once more.
    printer: Option<Printer>,
    printing: String,
    key: String,
}

/// GET /desk/centres/{id}/tickets/{ticket} — what the customer takes along: to be printed, scanned with a telephone, or read from the screen.
async fn given(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    let page = app.desk_page(&visit, "centre-ticket", SECTION).await?;
    let (slip, printer) = slip(&app, &visit, (id, ticket)).await?;
    let waits = slip.ticket.clone();
    let expected = app.read(visit.actor.may(RECEIVE)?, move |tx| of_ticket(tx, &waits)).await?;
    html(&GivenPage {
        expected: expected.map(|wait| in_words(&page, wait)).unwrap_or_default(),
        back: page.href(&format!("/desk/centres/{id}")),
        topic: format!("centre:{id}"),
        paper: page.href(&format!("/desk/centres/{id}/tickets/{ticket}/paper")),
        printing: page.href(&format!("/desk/centres/{id}/tickets/{ticket}/printing")),
        key: fresh_token(""),
        printer,
        code: QrPicture::of(&slip.follow)?,
        slip,
        page,
    })
}

/// GET /desk/centres/{id}/tickets/{ticket}/paper — on a roll, which a browser prints.
async fn paper(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (slip, _) = slip(&app, &visit, (number(&id)?, number(&ticket)?)).await?;
    let sheet = slip.sheet(&app)?;
    printed("ticket", move |faces| Ok(print::lay(&sheet, faces))).await
}

/// A ticket of a centre that the reader reaches, as it stands on paper.
async fn slip(app: &App, visit: &Visit, (id, ticket): (CentreId, TicketId)) -> Result<(Slip, Option<Printer>), Failure> {
    let inside = app.clone();
    let found = app.read(visit.actor.may(RECEIVE)?, move |tx| {
        must_reach(tx, id)?;
        let ticket = store::ticket(tx, ticket)?.filter(|ticket| ticket.centre == id).ok_or(Error::NotFound("ticket"))?;
        let printer = store::printers(tx, id)?.into_iter().find(|printer| printer.kiosk.is_none());
        Ok((Slip::of(tx, &inside, ticket)?, printer))
    });
    Ok(found.await?)
}
