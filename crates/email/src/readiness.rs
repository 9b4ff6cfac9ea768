//! Whether what stands in the composer could leave as it is: asked before the seconds go by in which it can be taken back, so that whoever
//! looks away then is not told afterwards that it never left.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use serde_json::json;

use crate::could_leave::could_send;
use crate::reply::REPLY;
use crate::secure_send::could_send_secure;
use crate::sending::Sending;
use crate::written::Written;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/reply-readiness", Access::May(REPLY), post(look))]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// `yes` for a secure message.
    #[serde(default)]
    secure: String,
}

/// POST /desk/cases/{id}/reply-readiness — refused as sending it would be; nothing is changed.
async fn look(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Query(asked): Query<Asked>,
    Form(written): Form<Written>,
) -> Result<Response> {
    let (grant, phone, reply) = (visit.actor.may(REPLY)?, written.code_phone(), written.reply());
    let could = match phone {
        _ if asked.secure != "yes" => could_send(&app, &grant, id, Sending { may_wait: true, ..Sending::of(reply) }).await,
        Ok(phone) => could_send_secure(&app, &grant, id, (&reply, phone.as_ref())).await.map(drop),
        Err(error) => Err(error),
    };
    match could {
        Ok(()) => Ok(Json(json!({})).into_response()),
        Err(error) => desk::told(&app, &visit, id, Err(error)).await,
    }
}
