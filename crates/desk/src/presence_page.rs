//! Who else is on a case, as its page shows it: a few words that change while one looks, and a warning when a colleague has answered.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::Whisper;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Page;

use crate::CaseId;
use crate::EntryKind;
use crate::lists::READ;
use crate::names::name_authors;
use crate::presence::Presence;
use crate::presence::Says;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/presence", Access::May(READ), post(say))]
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Said {
    /// `here`, `writing`, `gone`, or `ask` of whoever only wants to know.
    says: String,
    /// The newest entry that the page knows, notes between colleagues apart.
    seen: i64,
}

#[derive(Template)]
#[template(path = "presence.html")]
struct Shown {
    page: Page,
    here: Vec<String>,
    writing: Vec<String>,
    /// Who answered since the page was opened.
    answered: String,
}

/// Who is on a case is told to the colleagues at other programs on the database as well, which keep it no longer than this one.
pub(crate) const WHISPER: Whisper = Whisper { key: "desk.presence", hear };

/// What another program says: the case, who, and what they do there.
fn hear(app: &App, entity: EntityId, text: &str) {
    let mut parts = text.split(' ');
    let numbers = (parts.next().and_then(|id| number(id).ok()), parts.next().and_then(|id| number(id).ok()));
    if let ((Some(case), Some(employee)), Some(says)) = (numbers, parts.next().and_then(Says::parse)) {
        note(app, (entity, case), employee, says);
    }
}

/// Takes note of who is on a case; the pages that show it are told where it is news.
fn note(app: &App, (entity, case): (EntityId, CaseId), employee: EmployeeId, says: Says) {
    if app.remembered(Presence::default).note((entity, case), employee, says, app.now()) {
        app.live().signal(entity, &format!("presence-case:{case}"));
    }
}

/// POST /desk/cases/{id}/presence
async fn say(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(said): Form<Said>,
) -> std::result::Result<Response, Failure> {
    let (id, grant): (CaseId, _) = (number(&id)?, visit.actor.may(READ)?);
    let (entity, me) = (visit.actor.entity.ok_or(Error::NotFound("case"))?, visit.actor.employee()?);
    let (presence, now, place) = (app.remembered(Presence::default), app.now(), (entity, id));
    let page = app.page(&visit, "desk-presence");
    // Behind the wall nobody is told, not even that a case is there.
    let seen = said.seen;
    app.read(grant.clone(), move |tx| store::case(tx, id)?.ok_or(Error::NotFound("case")).map(drop)).await?;
    if let Some(says) = Says::parse(&said.says) {
        note(&app, place, me, says);
        app.live().whisper(WHISPER.key, entity, format!("{id} {me} {}", says.key()));
    }
    let (others, frame) = (presence.others(place, me, now), page.clone());
    let read = app.read(grant, move |tx| {
        let mut named = Vec::with_capacity(others.len());
        for (employee, writes) in others {
            let name = org::store::employee(tx, employee)?.map(|one| one.name.get(frame.lang).to_owned()).unwrap_or_default();
            named.push((name, writes));
        }
        Ok((named, answered(tx, id, (seen, frame.lang))?))
    });
    let (named, answered) = read.await?;
    let of = |wanted: bool| named.iter().filter(|(_, writes)| *writes == wanted).map(|(name, _)| name.clone()).collect();
    html(&Shown { here: of(false), writing: of(true), answered, page })
}

/// The colleague whose reply is the newest word of a case and came after what the page knows; empty where that is nobody.
fn answered(tx: &mut Tx<'_>, id: CaseId, (seen, lang): (i64, Lang)) -> Result<String> {
    let me = tx.actor().employee()?;
    let newest = store::newest_said(tx, id)?;
    if seen == 0 || newest <= seen {
        return Ok(String::new());
    }
    let mut newest = store::entries(tx, id, Some(newest + 1), 1)?;
    name_authors(tx, lang, &mut newest)?;
    let by_colleague = newest.pop().filter(|entry| entry.kind == EntryKind::Out && entry.author_id != Some(me));
    Ok(by_colleague.map(|entry| entry.author).unwrap_or_default())
}
