//! Where one books: what can be booked at which centre, and the free times of a service, day by day.

mod new_time;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Actor;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Error;
use kernel::Timestamp;
use org::Centre;
use org::Entity;
use org::Service;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Page;

use self::new_time::Chosen;
use crate::book::BOOK;
use crate::bookable::Bookable;
use crate::booking_form::seconds;
use crate::store;
use crate::times;
use crate::times::Day;

pub(crate) use new_time::choosing_anew;

/// The key of the place at the head of public pages.
pub(crate) const SECTION: &str = "appointments";
/// So many days are shown at a time.
const SHOWN: usize = 6;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/appointments", Access::Anyone, get(everywhere)),
        Route::page(Method::GET, "/e/{code}/appointments", Access::Anyone, get(of_entity)),
        Route::page(Method::GET, "/e/{code}/appointments/{centre}/{service}", Access::Anyone, get(free)),
    ]
}

/// A centre, and what can be booked there.
struct Place {
    entity: String,
    code: String,
    centre: Centre,
    services: Vec<(ServiceId, Bilingual)>,
}

#[derive(Template)]
#[template(path = "bookings.html")]
struct BookingsPage {
    page: Page,
    places: Vec<Place>,
}

/// GET /appointments
async fn everywhere(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let grant = Actor::anyone(visit.actor.lang).may(BOOK)?;
    let mut entities = app.read(grant, org::store::entities).await?;
    entities.sort_by(|one, other| one.code.cmp(&other.code));
    let page = app.public_page(&visit, "centre-appointments", SECTION);
    listed(&app, &visit, entities, page).await
}

/// GET /e/{code}/appointments
async fn of_entity(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let entity = entity_called(&app, &visit, &code).await?;
    let mut page = app.public_page(&visit, "centre-appointments", SECTION);
    page.entity = entity.name.get(page.lang).into();
    listed(&app, &visit, vec![entity], page).await
}

async fn listed(app: &App, visit: &Visit, entities: Vec<Entity>, page: Page) -> Result<Response, Failure> {
    let mut places = Vec::new();
    for entity in entities {
        let grant = Actor::anyone(visit.actor.lang).may(BOOK)?.within(entity.id);
        let found = app.read(grant, bookable_here).await?;
        let place =
            |(centre, services)| Place { entity: entity.name.get(page.lang).into(), code: entity.code.to_lowercase(), centre, services };
        places.extend(found.into_iter().map(place));
    }
    html(&BookingsPage { page, places })
}

/// A centre, and what can be booked there.
type Offers = (Centre, Vec<(ServiceId, Bilingual)>);

/// The centres of an entity at which something can be booked, and what.
fn bookable_here(tx: &mut Tx<'_>) -> kernel::Result<Vec<Offers>> {
    let services = org::store::services(tx)?;
    let mut places = Vec::new();
    for centre in org::store::centres(tx)? {
        let here = bookable_at(tx, centre.id, &services)?;
        if !here.is_empty() {
            places.push((centre, here));
        }
    }
    Ok(places)
}

/// What can be booked at a centre now, of the services of its entity.
pub(crate) fn bookable_at(tx: &mut Tx<'_>, centre: CentreId, services: &[Service]) -> kernel::Result<Vec<(ServiceId, Bilingual)>> {
    let open: Vec<ServiceId> = store::bookables(tx, centre)?.into_iter().filter(|one| one.is_open).map(|one| one.service).collect();
    let here = services.iter().filter(|service| service.is_offered && open.contains(&service.id));
    Ok(here.map(|service| (service.id, service.name.clone())).collect())
}

/// The entity with this code, in either size of letters.
pub(crate) async fn entity_called(app: &App, visit: &Visit, code: &str) -> Result<Entity, Failure> {
    let (code, grant) = (code.to_uppercase(), Actor::anyone(visit.actor.lang).may(BOOK)?);
    let found = app.read(grant, move |tx| org::store::entity_by_code(tx, &code)).await?;
    Ok(found.ok_or(Error::NotFound("page"))?)
}

/// What is booked, as the pages of it show it.
pub(crate) struct Offer {
    pub(crate) bookable: Bookable,
    pub(crate) centre: Centre,
    pub(crate) service: Bilingual,
    pub(crate) days: Vec<Day>,
    /// Whether anybody is there for it.
    pub(crate) is_staffed: bool,
}

/// A service of a centre with its free times; `own` is a visit that gives its place up.
pub(crate) fn offer(tx: &mut Tx<'_>, (centre, service): (CentreId, ServiceId), own: Option<crate::slots::Span>) -> kernel::Result<Offer> {
    let known = org::store::centres(tx)?.into_iter().find(|known| known.id == centre).ok_or(Error::NotFound("page"))?;
    let named = org::store::service(tx, service)?.ok_or(Error::NotFound("page"))?;
    let bookable = times::open_one(tx, centre, service)?;
    let days = times::days(tx, &bookable, own)?;
    let is_staffed = !days.is_empty() || times::is_staffed(tx, &bookable)?;
    Ok(Offer { days, bookable, centre: known, service: named.name, is_staffed })
}

/// A day to choose.
pub(crate) struct DayLink {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) is_shown: bool,
    pub(crate) is_full: bool,
}

/// A time to choose.
pub(crate) struct TimeLink {
    pub(crate) href: String,
    pub(crate) value: String,
    pub(crate) label: String,
}

/// The days and times of a service as one chooses among them, without a script.
pub(crate) struct Choosing {
    pub(crate) days: Vec<DayLink>,
    pub(crate) day: String,
    pub(crate) times: Vec<TimeLink>,
    pub(crate) earlier: String,
    pub(crate) later: String,
    /// Whether anybody is there for it.
    pub(crate) is_staffed: bool,
    /// Where a time is chosen before it is asked about, for an appointment that is moved; empty for any other.
    pub(crate) here: String,
    /// The key of what is said of a time that cannot be chosen; empty before.
    pub(crate) said: &'static str,
    /// The time that was chosen for it.
    pub(crate) chosen: Option<Chosen>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The day: `2026-11-29`; the first that has a free time when left out.
    pub(crate) day: String,
    /// The time that was chosen for an appointment that is moved, in seconds since 1970.
    from: String,
}

impl Asked {
    /// The day of a time that was chosen: whoever cannot have it chooses another one there.
    pub(crate) fn day_of(from: &str) -> Asked {
        let day = seconds(from).map(|from| from.to_zoned(ui::bahrain()).date().to_string()).unwrap_or_default();
        Asked { day, from: String::new() }
    }
}

/// The days round the one that is asked for, and its times. `here` is the address of the page without its query.
pub(crate) fn choosing(page: &Page, here: &str, offer: &Offer, asked: &Asked) -> Choosing {
    let days = &offer.days;
    let wanted = days.iter().position(|day| day.date.to_string() == asked.day);
    let first_free = || days.iter().position(|day| !day.free.is_empty());
    let shown = wanted.or_else(first_free).unwrap_or_default();
    let begins = shown / SHOWN * SHOWN;
    let href = |place: usize| days.get(place).map(|day| format!("{here}?day={}", day.date)).unwrap_or_default();
    let noon = |day: &Day| ui::read_moment(&day.date.to_string(), "12:00").unwrap_or(page.now);
    let link = |(place, day): (usize, &Day)| DayLink {
        href: href(place),
        label: page.day(noon(day)),
        is_shown: place == shown,
        is_full: day.free.is_empty(),
    };
    let time = |span: &crate::slots::Span| {
        let value = span.from.as_second().to_string();
        TimeLink { href: format!("{here}/{value}"), label: page.time(span.from), value }
    };
    Choosing {
        days: days.iter().enumerate().skip(begins).take(SHOWN).map(link).collect(),
        day: days.get(shown).map(|day| page.day(noon(day))).unwrap_or_default(),
        times: days.get(shown).map(|day| day.free.iter().map(time).collect()).unwrap_or_default(),
        earlier: if begins == 0 { String::new() } else { href(begins - SHOWN) },
        later: href(begins + SHOWN),
        is_staffed: offer.is_staffed,
        here: String::new(),
        said: "",
        chosen: None,
    }
}

#[derive(Template)]
#[template(path = "times.html")]
struct TimesPage {
    page: Page,
    back: String,
    service: String,
    centre: String,
    minutes: u32,
    choosing: Choosing,
    /// Where a chosen time is sent; empty where it is a link.
    action: String,
    /// The time that is given up for it, where whoever moves an appointment must have seen it.
    was: String,
}

/// GET /e/{code}/appointments/{centre}/{service}
async fn free(
    State(app): State<App>,
    visit: Visit,
    Path((code, centre, service)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let entity = entity_called(&app, &visit, &code).await?;
    let which = (number(&centre)?, number(&service)?);
    let grant = Actor::anyone(visit.actor.lang).may(BOOK)?.within(entity.id);
    let offer = app.read(grant, move |tx| offer(tx, which, None)).await?;
    let mut page = app.public_page(&visit, "centre-choose-time", SECTION);
    page.entity = entity.name.get(page.lang).into();
    let here = page.href(&format!("/e/{}/appointments/{}/{}", entity.code.to_lowercase(), which.0, which.1));
    html(&TimesPage {
        back: page.href("/appointments"),
        service: offer.service.get(page.lang).into(),
        centre: offer.centre.name.get(page.lang).into(),
        minutes: offer.bookable.lasts_minutes,
        choosing: choosing(&page, &here, &offer, &asked),
        action: String::new(),
        was: String::new(),
        page,
    })
}

/// The page on which another time is chosen for an appointment; `before` is the one that is given up for it.
pub(crate) fn moving(
    mut page: Page,
    back: String,
    (offer, before): (&Offer, Option<Timestamp>),
    asked: &Asked,
) -> Result<Response, Failure> {
    let choosing = choosing_anew(&mut page, &format!("{back}/times"), (offer, before), asked);
    html(&TimesPage {
        service: offer.service.get(page.lang).into(),
        centre: offer.centre.name.get(page.lang).into(),
        minutes: offer.bookable.lasts_minutes,
        choosing,
        action: format!("{back}/time"),
        was: String::new(),
        back,
        page,
    })
}
