//! Who calls: recognised from the session's cookie or a program's token, once for each request.

use std::sync::Arc;
use std::time::Duration;

use ::store::Tx;
use axum::extract::FromRequestParts;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header;
use http::request::Parts;
use kernel::Actor;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use kernel::Who;

use crate::App;
use crate::Failure;
use crate::access::RECOGNISE;
use crate::accounts;
use crate::accounts::AccountState;
use crate::lanes::By;
use crate::lanes::Whose;
use crate::sessions::is_alive;
use crate::store;
use crate::token_digest;

/// The field of requests that a page makes by itself: `yes`, or `later` where that is of nothing that somebody has open.
const UNATTENDED: &str = "unattended";

/// The one who calls, as a handler takes it.
#[derive(Clone, Debug)]
pub struct Caller(pub Actor);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let actor = parts.extensions.get::<Actor>().cloned();
        actor.map(Self).ok_or(Failure(kernel::Error::SignedOut))
    }
}

/// Whoever calls showed who they are, and it could not be looked up just now: they are not signed out, and are not told so.
#[derive(Clone, Copy)]
pub(crate) struct NotLookedUp;

/// The cookie of a session: bound to this host and to encryption wherever the installation is reached over https.
pub(crate) fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") { "__Host-daleel" } else { "daleel" }
}

/// Reads a cookie from a request.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Puts the caller into the request, for the doors and the handlers behind.
pub(crate) async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    // Before anything is read for the answer, so that nothing that happens from here on is missed.
    let up_to = app.live().up_to();
    request.extensions_mut().insert(up_to);
    let lang = language(&request);
    let id: Arc<str> = request.extensions().get::<crate::security::RequestId>().map_or_else(|| "".into(), |id| id.0.clone());
    let mut actor = Actor { request: id, ..Actor::anyone(lang) };
    if let Some(shown) = shown(&app, request.headers()) {
        let by = if matches!(shown, Shown::Session(_)) { By::People } else { By::Programs };
        match holder(&app, shown.credential(), (lang, is_attended(&request))).await {
            Ok(Some(known)) => {
                if let Some(entity) = known.entity {
                    app.lanes().remember(shown.text(), Whose { entity, by });
                }
                actor = Actor { request: actor.request, ..known };
            }
            Ok(None) => {}
            Err(error) => {
                tracing::warn!(%error, "a caller could not be looked up");
                request.extensions_mut().insert(NotLookedUp);
            }
        }
    }
    request.extensions_mut().insert(actor);
    next.run(request).await
}

/// What a caller shows to be recognised.
#[derive(Clone, Copy)]
pub(crate) enum Shown<'h> {
    Session(&'h str),
    Token(&'h str),
}

impl<'h> Shown<'h> {
    /// It as it was sent.
    pub(crate) fn text(self) -> &'h str {
        match self {
            Shown::Session(text) | Shown::Token(text) => text,
        }
    }

    /// It as it is kept.
    fn credential(self) -> Credential {
        match self {
            Shown::Session(text) => Credential::Session(token_digest(text)),
            Shown::Token(text) => Credential::Token(token_digest(text)),
        }
    }
}

/// A program's token comes only in the header, a session only in the cookie.
pub(crate) fn shown<'h>(app: &App, headers: &'h HeaderMap) -> Option<Shown<'h>> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
    match bearer {
        Some(token) => Some(Shown::Token(token.trim())),
        None => cookie(headers, cookie_name(app.public_url())).map(Shown::Session),
    }
}

/// What is looked for.
enum Credential {
    Session(Vec<u8>),
    Token(Vec<u8>),
}

/// Writes down that a session or token was used.
type Seen = fn(&mut Tx<'_>, &[u8]) -> Result<()>;

/// What a page asks by itself, while nobody may sit before it, says so. Whatever else it opens, it keeps no session alive; the one stream of
/// a page comes back by itself, too.
pub(crate) fn is_attended(request: &Request) -> bool {
    !request.headers().contains_key(UNATTENDED) && !request.uri().path().ends_with("/live")
}

/// Whether whatever a page asks by itself gives way to what somebody waits for.
pub(crate) fn gives_way(request: &Request) -> bool {
    request.headers().get(UNATTENDED).is_some_and(|said| said == "later")
}

async fn holder(app: &App, credential: Credential, (lang, is_attended): (Lang, bool)) -> Result<Option<Actor>> {
    let grant = Actor::anyone(lang).may(RECOGNISE)?;
    let (digest, seen): (Vec<u8>, Seen) = match &credential {
        Credential::Session(digest) => (digest.clone(), store::session_seen),
        Credential::Token(digest) => (digest.clone(), store::token_seen),
    };
    let idle = app.settings().sessions.idle;
    let found = app.read(grant.clone(), move |tx| look_up(tx, &credential, lang, idle)).await?;
    let Some((actor, write_down)) = found else { return Ok(None) };
    if write_down && is_attended {
        // Where storage takes no writes just now, reading goes on.
        if let Err(error) = app.write_quietly(grant, move |tx| seen(tx, &digest)).await {
            tracing::warn!(%error, "the use of a session or token could not be written down");
        }
    }
    Ok(Some(actor))
}

fn look_up(tx: &mut Tx<'_>, credential: &Credential, lang: Lang, idle: Duration) -> Result<Option<(Actor, bool)>> {
    let now = tx.now();
    let (holder, is_session) = match credential {
        Credential::Session(digest) => (store::holder_of_session(tx, digest)?, true),
        Credential::Token(digest) => (store::holder_of_token(tx, digest)?, false),
    };
    let Some(holder) = holder else { return Ok(None) };
    let expires = holder.expires_at.unwrap_or(kernel::Timestamp::MAX);
    let (alive, write_down) = if is_session {
        is_alive(now, holder.seen_at.unwrap_or(now), expires, idle)
    } else {
        (now < expires, holder.seen_at.is_none_or(|seen| is_alive(now, seen, expires, idle).1))
    };
    if !alive {
        return Ok(None);
    }
    let granted = store::roles(tx, holder.account, holder.entity)?;
    let roles: Vec<Role> = granted.iter().map(|(role, _)| *role).collect();
    let lang = if is_session { lang } else { holder.lang };
    let actor = Actor {
        who: Who::Employee(holder.account),
        entity: holder.entity,
        roles: roles.into(),
        of_centres: of_centres(&granted),
        lang,
        request: "".into(),
    };
    Ok(Some((actor, write_down)))
}

/// An employee as they stand in an entity now, for what they wanted done later; nothing for somebody whose account is not in use.
///
/// # Errors
/// What the database says.
pub fn acting(tx: &mut Tx<'_>, account: EmployeeId, entity: EntityId) -> Result<Option<Actor>> {
    let Some(known) = accounts::get(tx, account)?.filter(|known| known.state == AccountState::Active) else { return Ok(None) };
    let granted = store::roles(tx, account, Some(entity))?;
    let roles: Vec<Role> = granted.iter().map(|(role, _)| *role).collect();
    let who = Who::Employee(account);
    Ok(Some(Actor {
        who,
        entity: Some(entity),
        roles: roles.into(),
        of_centres: of_centres(&granted),
        lang: known.lang,
        request: "".into(),
    }))
}

/// The roles that are held in centres alone: one that is held for the whole entity as well is not limited.
fn of_centres(granted: &[(Role, Option<CentreId>)]) -> Arc<[(Role, CentreId)]> {
    let is_whole = |role: Role| granted.contains(&(role, None));
    granted.iter().filter_map(|(role, centre)| centre.filter(|_| !is_whole(*role)).map(|centre| (*role, centre))).collect()
}

/// The language: of the address, else of the cookie, else of the browser.
fn language(request: &Request) -> Lang {
    let first = request.uri().path().trim_start_matches('/').split('/').next().unwrap_or_default();
    let of_path = Lang::ALL.into_iter().find(|lang| lang.code() == first);
    let of_cookie = || cookie(request.headers(), "lang").and_then(Lang::parse);
    let of_browser = || request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(Lang::accepted);
    of_path.or_else(of_cookie).or_else(of_browser).unwrap_or_default()
}
