//! A document that a customer handed in, opened by whoever serves that customer; each opening is written down.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::header;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::broken;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::files;
use platform::files::FileId;
use platform::number;
use platform::private;

use super::handed_in::HandedIn;
use super::handed_in::HandedInId;
use crate::appointment_events::DocumentOpened;
use crate::call::own_ticket;
use crate::contents::files::DOCUMENT;
use crate::contents::files::HAND_OUT;
use crate::sit::SERVE;
use crate::store;
use crate::ticket::State as At;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/counter/documents/{document}", Access::May(SERVE), get(open))]
}

/// GET /desk/counter/documents/{document}
async fn open(State(app): State<App>, visit: Visit, Path(document): Path<String>) -> Result<Response, Failure> {
    let id: HandedInId = number(&document)?;
    let entity = visit.actor.entity.ok_or(Error::NotFound("document"))?;
    app.write(visit.actor.may(SERVE)?, move |tx| opened(tx, id)).await?;
    files::hand_out(&app, crate::KEY, entity, FileId { what: DOCUMENT.into(), of: id.get(), place: 0 }).await
}

/// Writes down that whoever serves its customer opens it.
///
/// # Errors
/// `NotFound` for what is gone or another entity's; refused where the one who acts does not serve its customer: who is only called may not come.
fn opened(tx: &mut Tx<'_>, id: HandedInId) -> kernel::Result<()> {
    let known = store::handed_in_one(tx, id)?.ok_or(Error::NotFound("document"))?;
    let ticket = own_ticket(tx)?;
    let is_served = ticket.state == At::Serving;
    let one = store::appointment_of_ticket(tx, ticket.id)?.filter(|one| is_served && one.id == known.appointment);
    let one = one.ok_or_else(|| refuse("centre-document-elsewhere"))?;
    tx.record(DocumentOpened::of(&one, id, &ticket)).map(drop)
}

/// Serves a document to whoever was let through: a photograph is shown, a PDF is saved, whatever it pretends to be.
pub(crate) async fn served(app: &App, entity: EntityId, of: i64) -> Result<Response, Failure> {
    let grant = || Actor::system("files", Some(entity)).may(HAND_OUT);
    let known = app.read(grant()?, move |tx| store::handed_in_one(tx, HandedInId::new(of))).await?;
    let known = known.ok_or(Error::NotFound("document"))?;
    let bytes = app.blobs().read(grant()?, &known.hash).await?;
    Ok(private((headers(&known)?, bytes).into_response()))
}

fn headers(known: &HandedIn) -> kernel::Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(files::SANDBOX));
    headers.insert(header::CONTENT_TYPE, HeaderValue::try_from(known.kind.as_str()).map_err(broken("naming a kind of files"))?);
    if known.is_pdf() {
        let saved = format!("attachment; filename=\"document-{}.pdf\"", known.id);
        headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(saved).map_err(broken("naming a file"))?);
    }
    Ok(headers)
}
