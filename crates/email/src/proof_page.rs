//! What proves that an address is the customer's, and the place where an employee says how they have made sure of it; for programs, too.

use ::store::Tx;
use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use desk::READ;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Form;
use platform::Json as Body;
use platform::Route;
use platform::Visit;
use platform::api::schema;
use platform::failure::corrected;
use platform::html;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use ui::Answers;
use ui::Page;

use crate::proven::Way;
use crate::proven::confirm;
use crate::proven::of_case;
use crate::reply::REPLY;

pub(crate) fn routes() -> Vec<Route> {
    let (may, one) = (Access::May(REPLY), "/api/v1/cases/{id}/address-proof");
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/address-proof", may, get(show)),
        Route::page(Method::POST, "/desk/cases/{id}/address-proof", may, post(say)),
        Route::plain(Method::GET, one, Access::May(READ), get(stand)).described(Api {
            summary: "email-does-show-address-proof",
            answer: Some(schema::<Proof>),
            ..Api::default()
        }),
        Route::plain(Method::POST, one, may, post(send)).described(Api {
            summary: "email-does-confirm-address",
            body: Some(schema::<Told>),
            answer: Some(schema::<Proof>),
            ..Api::default()
        }),
    ]
}

#[derive(Template)]
#[template(path = "proof.html")]
struct ProofPage {
    page: Page,
    case: String,
    reference: String,
    address: String,
    /// By what it is proved, in words; empty where by nothing.
    proved: String,
    typed: Answers,
}

/// GET /desk/cases/{id}/address-proof
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: CaseId, typed: Answers) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-proof", "inbox").await?;
    let read = app.read(visit.actor.may(REPLY)?, move |tx| {
        let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        Ok((case.reference.clone(), case.path(), found(tx, case.id)?))
    });
    let (reference, path, proof) = read.await?;
    let proved = proof.way.as_deref().map(|way| page.t(&format!("email-proof-by-{way}"))).unwrap_or_default();
    html(&ProofPage { case: page.href(&path), reference, address: proof.address, proved, typed, page })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct HowForm {
    /// The address that the page showed.
    address: String,
    how: String,
}

/// POST /desk/cases/{id}/address-proof
async fn say(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<HowForm>,
) -> std::result::Result<Response, Failure> {
    let (id, typed): (CaseId, Answers) = (number(&id)?, Answers::new().with("how", &form.how));
    match app.write(visit.actor.may(REPLY)?, move |tx| confirm(tx, id, (&form.address, &form.how))).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}?write=reply", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, typed).await?).into_response())
        }
    }
}

/// By what an address is proved.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AddressProof")]
struct Proof {
    address: String,
    /// `domain` where it vouches for a message, `letter` where one of ours was answered, `word` where an employee made sure; nothing else.
    way: Option<String>,
}

fn found(tx: &mut Tx<'_>, case: CaseId) -> Result<Proof> {
    let (newest, way) = of_case(tx, case)?.ok_or(Error::NotFound("message"))?;
    Ok(Proof { address: newest.correspondent, way: way.map(Way::key).map(str::to_owned) })
}

fn of_reached(tx: &mut Tx<'_>, id: CaseId) -> Result<Proof> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    found(tx, case.id)
}

/// GET /api/v1/cases/{id}/address-proof
async fn stand(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> std::result::Result<Json<Proof>, Failure> {
    let id = number(&id)?;
    Ok(Json(app.read(actor.may(READ)?, move |tx| of_reached(tx, id)).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Told {
    /// The address that the employee has made sure of, as it was told.
    address: String,
    /// How the employee has made sure; ten letters at least.
    how: String,
}

/// POST /api/v1/cases/{id}/address-proof
async fn send(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(told): Body<Told>,
) -> std::result::Result<Json<Proof>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        confirm(tx, id, (&told.address, &told.how))?;
        of_reached(tx, id)
    };
    Ok(Json(app.write(actor.may(REPLY)?, write).await?))
}
