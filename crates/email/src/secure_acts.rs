//! What those of the entity see of a secure message and do with it: how often it was opened, its text for a reason, withdrawing it.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Result;
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

use crate::message::MessageId;
use crate::message_page;
use crate::secure_send::REVEAL;
use crate::secure_send::reveal;
use crate::secure_send::withdraw;
use crate::store;
use crate::store::secure_files;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REVEAL);
    vec![
        Route::page(Method::POST, "/desk/messages/{id}/secure-text", may, post(show)),
        Route::page(Method::POST, "/desk/messages/{id}/withdrawal", may, post(take_back)),
    ]
}

/// A secure message on the page of the message that leads to it.
pub(crate) struct Shown {
    pub(crate) state: String,
    pub(crate) opened: String,
    pub(crate) is_open: bool,
    pub(crate) withdrawal: String,
    pub(crate) reveal: String,
    /// How many files it has.
    pub(crate) enclosed: usize,
    /// Those files, where a reason was given: name, and where they are taken for the same reason.
    pub(crate) files: Vec<(String, String)>,
    /// The reason that was given.
    pub(crate) reason: String,
    /// Its text, where a reason was given; else empty.
    pub(crate) text: String,
    /// The form of the reason.
    pub(crate) answers: Answers,
}

/// What a message leads to, if it leads to a secure one.
pub(crate) fn shown(tx: &mut Tx<'_>, page: &Page, message: MessageId) -> Result<Option<Shown>> {
    let Some(found) = store::secure_of(tx, message)? else { return Ok(None) };
    let state = match (found.withdrawn_at, found.is_open(page.now)) {
        (Some(_), _) => page.t("email-secure-withdrawn"),
        (None, true) => page.t1("email-secure-until", "until", page.datetime(found.expires_at)),
        (None, false) => page.t("email-secure-ended"),
    };
    let last = found.opened_at.map(|at| format!(" · {}", page.datetime(at))).unwrap_or_default();
    let state = match &found.phone {
        Some(phone) => format!("{state} · {}", page.t1("email-secure-by-phone", "phone", phone.masked())),
        None => state,
    };
    let opened = page.tn("email-secure-opened", found.opened) + &last;
    let path = page.href(&format!("/desk/messages/{message}"));
    Ok(Some(Shown {
        state,
        opened,
        is_open: found.is_open(page.now),
        withdrawal: format!("{path}/withdrawal"),
        reveal: format!("{path}/secure-text"),
        enclosed: secure_files::secure_files(tx, found.id)?.len(),
        files: Vec::new(),
        reason: String::new(),
        text: String::new(),
        answers: Answers::new(),
    }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    reason: String,
}

/// POST /desk/messages/{id}/secure-text — with a reason, which is kept.
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(asked): Form<Asked>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let (inside, reason) = (app.clone(), asked.reason.clone());
    match app.write(visit.actor.may(REVEAL)?, move |tx| reveal(tx, &inside, id, &reason)).await {
        Ok((text, files)) => {
            let place = format!("/{}/desk/messages/{id}/secure-files", visit.actor.lang.code());
            message_page::shown(&app, &visit, id, |secure| {
                secure.text = text;
                secure.files = files.into_iter().map(|one| (one.name, format!("{place}/{}", one.id))).collect();
                secure.reason = asked.reason;
            })
            .await
        }
        Err(error) => {
            let (status, answers) = corrected(Answers::new().with("reason", asked.reason), error)?;
            Ok((status, message_page::shown(&app, &visit, id, |secure| secure.answers = answers).await?).into_response())
        }
    }
}

/// POST /desk/messages/{id}/withdrawal
async fn take_back(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(REVEAL)?, move |tx| withdraw(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/desk/messages/{id}", visit.actor.lang.code())).into_response())
}
