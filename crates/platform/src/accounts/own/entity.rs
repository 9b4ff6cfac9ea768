//! Choosing the entity for which one acts, where a person serves several. The session moves there under a new token.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use http::HeaderMap;
use kernel::EntityId;
use kernel::Error;
use kernel::Lang;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use super::session;
use crate::App;
use crate::Form;
use crate::Query;
use crate::Result;
use crate::Visit;
use crate::accounts::cookies;
use crate::accounts::events;
use crate::accounts::events::EntityChosen;
use crate::accounts::next::local;
use crate::accounts::opening;
use crate::accounts::store;
use crate::fresh_token;
use crate::html;
use crate::store::confirmation;
use crate::store::move_session;
use crate::token_digest;

/// Finds an entity's name in a language; the part that knows entities gives it.
pub type NameEntity = fn(&mut Tx<'_>, EntityId, Lang) -> kernel::Result<String>;

/// Where to go afterwards.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
}

/// What was chosen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chosen {
    entity: i64,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "accounts/entity.html")]
struct EntityPage {
    page: Page,
    answers: Answers,
    choices: Vec<Choice>,
    current: String,
    next: String,
}

/// GET /desk/me/entity
pub(crate) async fn ask(State(app): State<App>, visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> Result {
    let (account, session) = (visit.actor.employee()?, session(&app, &headers)?);
    let (lang, name) = (visit.actor.lang, app.accounts().name_entity());
    let own = visit.actor.entity.map_or(0, kernel::Id::get);
    let read = move |tx: &mut Tx<'_>| {
        let mut entities: Vec<i64> = store::all_roles(tx, account)?.into_iter().map(|(entity, _)| entity).collect();
        entities.dedup();
        if confirmation(tx, &session)?.is_some_and(|(_, provider)| provider != 0) {
            entities.retain(|entity| *entity == own);
        }
        entities
            .into_iter()
            .map(|entity| {
                Ok((entity, if entity == 0 { None } else { name.map(|name| name(tx, EntityId::new(entity), lang)).transpose()? }))
            })
            .collect()
    };
    let entities: Vec<(i64, Option<String>)> = app.read(opening::grant(&visit)?, read).await?;
    let page = app.page(&visit, "account-entity");
    let label = |(entity, name): (i64, Option<String>)| {
        let label = if entity == 0 {
            page.t("account-entity-none")
        } else {
            name.unwrap_or_else(|| page.t1("account-entity-number", "n", entity.to_string()))
        };
        Choice::new(entity.to_string(), label)
    };
    let choices = entities.into_iter().map(label).collect();
    html(&EntityPage { choices, current: own.to_string(), answers: Answers::new(), next: asked.next, page })
}

/// POST /desk/me/entity
pub(crate) async fn choose(State(app): State<App>, visit: Visit, headers: HeaderMap, Form(chosen): Form<Chosen>) -> Result {
    let (account, session) = (visit.actor.employee()?, session(&app, &headers)?);
    let token = fresh_token("ses_");
    let anew = token_digest(&token);
    let entity = chosen.entity;
    let act = move |tx: &mut Tx<'_>| {
        let is_own = store::all_roles(tx, account)?.iter().any(|(of, _)| *of == entity);
        // A session that an entity's provider opened stays with that entity.
        if !is_own || move_session(tx, &session, &anew, entity)? == 0 {
            return Err(Error::NotFound("entity"));
        }
        events::record(tx, EntityChosen { account, of_entity: entity })
    };
    app.write(opening::grant(&visit)?, act).await?;
    let mut response = Redirect::to(&local(&chosen.next, &format!("/{}/desk", visit.actor.lang.code()))).into_response();
    cookies::set_session(&app, response.headers_mut(), &token);
    Ok(response)
}
