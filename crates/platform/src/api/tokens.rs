//! Tokens with which an employee's programs act in the employee's name: made here, shown once, revoked here.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::About;
use kernel::Error;
use kernel::Event;
use kernel::FieldError;
use kernel::Id;
use kernel::Permission;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use std::time::Duration;
use ui::Answers;
use ui::Choice;
use ui::Page;

use super::Paged;
use super::schema;
use super::store;
use crate::Access;
use crate::Api;
use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Form;
use crate::Route;
use crate::Visit;
use crate::access::STAFF;
use crate::accounts::TokenKind;
use crate::accounts::create_token;
use crate::html;

/// Make and revoke one's own tokens.
pub(crate) const OWN_TOKENS: Permission = Permission { key: "platform.own-tokens", roles: STAFF };

/// Names a token.
pub(super) type TokenId = Id<TokenKind>;

/// For how many days a token may be good; the first is proposed.
const DAYS: [u64; 3] = [90, 30, 365];

/// A program's token as its owner sees it; never the token itself.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Token {
    /// Its name.
    #[schemars(with = "String")]
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    #[schemars(with = "String")]
    pub created_at: Timestamp,
    /// When it ends, if ever.
    #[schemars(with = "Option<String>")]
    pub expires_at: Option<Timestamp>,
    /// When it was last used, if ever.
    #[schemars(with = "Option<String>")]
    pub used_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct TokenRevoked {
    token: TokenId,
}

impl Event for TokenRevoked {
    const KIND: &'static str = "account.token-revoked";

    fn about(&self) -> About {
        About::thing("token", self.token.get())
    }
}

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(OWN_TOKENS);
    let list = Route::plain(Method::GET, "/api/v1/me/tokens", may, get(list));
    let revoke_one = Route::plain(Method::DELETE, "/api/v1/me/tokens/{id}", may, delete(revoke_by_program));
    vec![
        Route::page(Method::GET, "/desk/me/tokens", may, get(show)),
        Route::page(Method::POST, "/desk/me/tokens", may, post(make)),
        Route::page(Method::POST, "/desk/me/tokens/{id}/revoke", may, post(revoke)),
        list.described(Api { summary: "platform-does-list-tokens", answer: Some(schema::<Paged<Token>>), ..Api::default() }),
        revoke_one.described(Api { summary: "platform-does-revoke-token", ..Api::default() }),
    ]
}

#[derive(Template)]
#[template(path = "ops/tokens.html")]
struct TokensPage {
    page: Page,
    tokens: Vec<Token>,
    fresh: Option<String>,
    answers: Answers,
    days: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    name: String,
    days: u64,
}

/// GET /desk/me/tokens
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    answer(&app, &visit, None, Answers::new()).await
}

/// POST /desk/me/tokens — the answer is the only page that ever shows the token.
async fn make(State(app): State<App>, visit: Visit, Form(wanted): Form<Wanted>) -> Result<Response, Failure> {
    let name = wanted.name.trim().to_owned();
    if name.is_empty() || !DAYS.contains(&wanted.days) {
        let wrong = FieldError { field: "name".into(), key: "tokens-name-missing", args: Vec::new() };
        let answers = Answers::new().with("days", wanted.days.to_string()).wrong(vec![wrong]);
        return answer(&app, &visit, None, answers).await;
    }
    let (account, entity) = (visit.actor.employee()?, visit.actor.entity);
    let fresh = app
        .write(visit.actor.may(OWN_TOKENS)?, move |tx| {
            let expires = tx.now() + Duration::from_secs(wanted.days * 86_400);
            create_token(tx, account, entity, &name, Some(expires))
        })
        .await?;
    answer(&app, &visit, Some(fresh), Answers::new()).await
}

/// POST /desk/me/tokens/{id}/revoke
async fn revoke(State(app): State<App>, Caller(actor): Caller, Path(id): Path<TokenId>) -> Result<Redirect, Failure> {
    revoke_own(&app, &actor, id).await?;
    Ok(Redirect::to(&format!("/{}/desk/me/tokens", actor.lang.code())))
}

/// DELETE /api/v1/me/tokens/{id}
async fn revoke_by_program(State(app): State<App>, Caller(actor): Caller, Path(id): Path<TokenId>) -> Result<StatusCode, Failure> {
    revoke_own(&app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn revoke_own(app: &App, actor: &kernel::Actor, id: TokenId) -> Result<(), Failure> {
    let account = actor.employee()?;
    let revoke = move |tx: &mut ::store::Tx<'_>| {
        if store::delete_token(tx, account, id)? == 0 {
            return Err(Error::NotFound("token"));
        }
        tx.record(TokenRevoked { token: id }).map(drop)
    };
    Ok(app.write(actor.may(OWN_TOKENS)?, revoke).await?)
}

/// GET /api/v1/me/tokens
async fn list(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Token>>, Failure> {
    let account = actor.employee()?;
    let items = app.read(actor.may(OWN_TOKENS)?, move |tx| store::tokens_of(tx, account)).await?;
    Ok(Json(Paged { items, next: None }))
}

async fn answer(app: &App, visit: &Visit, fresh: Option<String>, answers: Answers) -> Result<Response, Failure> {
    let account = visit.actor.employee()?;
    let tokens = app.read(visit.actor.may(OWN_TOKENS)?, move |tx| store::tokens_of(tx, account)).await?;
    let page = app.desk_page(visit, "tokens-title", "me").await?;
    let days = DAYS.into_iter().map(|days| Choice::new(days.to_string(), page.tn("tokens-days", days))).collect();
    html(&TokensPage { page, tokens, fresh, answers, days })
}
