//! An entity's public page: its services, the channels that are open, its telephone, a way to write.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use calendar::Opening;
use http::Method;
use kernel::Actor;
use kernel::Error;
use kernel::Timestamp;
use org::Centre;
use org::Entity;
use org::Service;
use platform::Access;
use platform::App;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::WriteIn;
use platform::html;
use ui::Page;

use crate::READ;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/e/{code}", Access::Anyone, get(entity))]
}

/// What takes written messages, if some channel does.
pub(crate) fn write_in(app: &App) -> Option<WriteIn> {
    app.slices().iter().find_map(|slice| slice.channel?.write_in)
}

/// Whether some channel takes written messages.
pub(crate) fn can_be_written_to(app: &App) -> bool {
    write_in(app).is_some()
}

/// The entity with this code, in either size of letters.
///
/// # Errors
/// `NotFound` when there is none.
pub(crate) async fn entity_of(app: &App, visit: &Visit, code: &str) -> Result<Entity> {
    let code = code.to_uppercase();
    let grant = Actor::anyone(visit.actor.lang).may(READ)?;
    let found = app.read(grant, move |tx| org::store::entity_by_code(tx, &code)).await?;
    Ok(found.ok_or(Error::NotFound("entity"))?)
}

/// A channel as the public sees it.
struct Way {
    label: String,
    icon: &'static str,
}

/// A centre as the public sees it.
struct Place {
    name: String,
    place: String,
    /// Its own page; empty where it has none.
    href: String,
}

impl Place {
    fn of(app: &App, page: &Page, (code, centre): (&str, &Centre)) -> Place {
        let leads = app.slices().iter().filter_map(|slice| slice.leads);
        let lead = leads.filter_map(|lead| lead(code, "centre", centre.id.get())).next();
        let (name, place) = (centre.name.get(page.lang).into(), centre.place.get(page.lang).into());
        Place { name, place, href: lead.map(|path| page.href(&path)).unwrap_or_default() }
    }
}

/// When somebody serves: now until, or from then on.
struct Serving {
    is_open: bool,
    until: Option<Timestamp>,
    next: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "entity.html")]
struct EntityPage {
    page: Page,
    entity: Entity,
    services: Vec<Service>,
    centres: Vec<Place>,
    ways: Vec<Way>,
    serving: Serving,
    can_write: bool,
}

/// The public page of an entity, and the form in which customers write to it.
pub(crate) fn leads(code: &str, kind: &str, _: i64) -> Option<String> {
    match kind {
        "entity" => Some(format!("/e/{code}")),
        "writing" => Some(format!("/e/{code}/write")),
        _ => None,
    }
}

/// GET /e/{code}
async fn entity(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Result {
    let entity = entity_of(&app, &visit, &code).await?;
    let grant = Actor::anyone(visit.actor.lang).may(READ)?.within(entity.id);
    let (services, centres, serving) = app.read(grant, known).await?;
    let mut page = app.public_page(&visit, "portal-entity", "home");
    page.title = entity.name.get(page.lang).into();
    let ways = app.slices().iter().filter_map(|slice| slice.channel.as_ref());
    let ways = ways.map(|channel| Way { label: page.t(channel.label), icon: channel.icon }).collect();
    let centres = centres.iter().map(|centre| Place::of(&app, &page, (&entity.code, centre))).collect();
    html(&EntityPage { can_write: can_be_written_to(&app), page, entity, services, centres, ways, serving })
}

fn known(tx: &mut Tx<'_>) -> kernel::Result<(Vec<Service>, Vec<Centre>, Serving)> {
    let services = org::store::services(tx)?.into_iter().filter(|service| service.is_offered).collect();
    Ok((services, org::store::centres(tx)?, serving(tx)?))
}

fn serving(tx: &mut Tx<'_>) -> kernel::Result<Serving> {
    let (now, calendar) = (tx.now(), desk::calendars::of_entity(tx)?);
    let today = now.to_zoned(ui::bahrain()).date();
    let under_way = |opening: &Opening| opening.from <= now && now < opening.to;
    let until = calendar.periods_of(today).into_iter().find(under_way).map(|opening| opening.to);
    let is_open = calendar.is_open(now);
    let next = Some(calendar.next_opening(now)).filter(|next| !is_open && *next < Timestamp::MAX);
    Ok(Serving { is_open, until, next })
}
