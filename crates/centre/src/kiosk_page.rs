//! The kiosk of a centre: its services at a glance, and what comes with a ticket; where nobody is received, why, and outside the hours when it
//! opens. Everything works as plain forms, and nothing of a visit outlives it.

mod phone;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use http::HeaderMap;
use http::Method;
use kernel::Bilingual;
use kernel::Error;
use kernel::Lang;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::fresh_token;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::device::Device;
use crate::device::DeviceKind;
use crate::device_pass::DevicePass;
use crate::estimate::in_words;
use crate::estimate::of_new;
use crate::hours::Shut;
use crate::hours::is_open_now;
use crate::kiosk::Sitting;
use crate::open_services::OpenService;
use crate::open_services::open_services;
use crate::scene::Scene;
use crate::store;

use phone::Ways;

pub(crate) use phone::where_one_writes;

/// Who may act here.
pub(crate) const KIOSK: &[DeviceKind] = &[DeviceKind::Kiosk];
/// So many services stand on one screen: nothing is scrolled.
const SHOWN: usize = 6;

pub(crate) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    let own = vec![
        Route::page(Method::GET, "/kiosk", anyone, get(start)),
        Route::page(Method::GET, "/kiosk/services/{id}", anyone, get(service)),
    ];
    [own, phone::routes()].concat()
}

/// What stands round every page of a kiosk.
pub(crate) struct Frame {
    pub(crate) entity: String,
    pub(crate) centre: String,
    pub(crate) sitting: Sitting,
    pub(crate) is_helped: bool,
}

/// What a kiosk knows of where it stands.
pub(crate) struct Stand {
    entity: Bilingual,
    centre: Bilingual,
    is_helped: bool,
}

pub(crate) fn stand(tx: &mut Tx<'_>, device: &Device) -> kernel::Result<Stand> {
    let centre = org::store::centre(tx, device.centre)?.ok_or(Error::NotFound("centre"))?;
    Ok(Stand {
        entity: org::store::own_entity(tx)?.map(|entity| entity.name).unwrap_or_default(),
        is_helped: store::help_of(tx, device.id)?.is_some(),
        centre: centre.name,
    })
}

impl Stand {
    pub(crate) fn frame(&self, page: &Page, sitting: Sitting) -> Frame {
        let (entity, centre) = (self.entity.get(page.lang).into(), self.centre.get(page.lang).into());
        Frame { entity, centre, sitting, is_helped: self.is_helped }
    }
}

/// A browser that is no kiosk shows the page on which it may become one.
pub(crate) fn or_unpaired(visit: &Visit, error: Error) -> Result<Response, Failure> {
    match error {
        Error::NotFound("device") => Ok(Redirect::to(&format!("/{}/device", visit.actor.lang.code())).into_response()),
        error => Err(error.into()),
    }
}

#[derive(Deserialize)]
struct Asked {
    /// `yes` where the customer goes first.
    #[serde(default)]
    first: String,
    /// Which screen of services, from 0.
    #[serde(default)]
    screen: usize,
}

#[derive(Template)]
#[template(path = "kiosk_start.html")]
struct StartPage {
    page: Page,
    frame: Frame,
    /// The services, each with how long somebody waits who comes now; empty where nobody can say.
    services: Vec<(OpenService, String)>,
    is_first: bool,
    /// That nobody is received now, and why, in both languages, the reader's first; nothing while the centre is open.
    shut: Vec<(Lang, String)>,
    /// Whether its day was closed.
    is_over: bool,
    /// Whether there is a form in which customers write, and whom one meets here in a word; empty where nobody can be met.
    writes: bool,
    meets: String,
    /// Where more services stand; empty where all stand here.
    next: String,
}

impl StartPage {
    /// Whether a ticket can be taken here now.
    fn gives(&self) -> bool {
        self.shut.is_empty() && !self.services.is_empty()
    }

    fn href(&self, service: &OpenService) -> String {
        let first = if self.is_first { "?first=yes" } else { "" };
        self.page.href(&format!("/kiosk/services/{}{first}", service.id))
    }
}

/// GET /kiosk
async fn start(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let look = |tx: &mut Tx<'_>, device: &Device| {
        let (scene, lang) = (Scene::of(tx, device.centre)?, tx.actor().lang);
        let (shut, ways) = (Shut::of(tx, device.centre)?, Ways::of(tx, device)?);
        Ok((stand(tx, device)?, open_services(tx, device.centre)?, of_new(tx, &scene, lang)?, (shut, ways)))
    };
    let (stand, services, expected, (shut, ways)) = match pass.read(&app, (visit.actor.lang, KIOSK), look).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(&visit, error),
    };
    let page = app.page(&visit, "centre-kiosk");
    let many = services.len();
    let screen = if asked.screen < many.div_ceil(SHOWN) { asked.screen } else { 0 };
    let wait = |one: OpenService| {
        let wait = expected.get(&one.id).map(|wait| in_words(&page, *wait)).unwrap_or_default();
        (one, wait)
    };
    let sitting = Sitting::of(&headers, app.now());
    let shown = StartPage {
        frame: stand.frame(&page, sitting),
        services: services.into_iter().skip(screen * SHOWN).take(SHOWN).map(wait).collect(),
        is_first: asked.first == "yes",
        next: if many > SHOWN { page.href(&more((screen + 1) % many.div_ceil(SHOWN), asked.first == "yes")) } else { String::new() },
        is_over: matches!(shut, Some(Shut::Over)),
        shut: shut.map(|shut| shut.words(&app, page.lang)).unwrap_or_default(),
        writes: ways.writing(&app).is_some(),
        meets: ways.met(&page),
        page,
    };
    sitting.shows(&shown, app.now())
}

/// Another screen of services; whoever goes first goes first there too.
fn more(screen: usize, is_first: bool) -> String {
    format!("/kiosk?screen={screen}{}", if is_first { "&first=yes" } else { "" })
}

#[derive(Template)]
#[template(path = "kiosk_service.html")]
struct ServicePage {
    page: Page,
    frame: Frame,
    one: OpenService,
    others: Vec<OpenService>,
    is_first: bool,
    /// Makes a second press the same ticket.
    key: String,
}

/// GET /kiosk/services/{id}
async fn service(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    headers: HeaderMap,
    (Path(id), Query(asked)): (Path<String>, Query<Asked>),
) -> Result<Response, Failure> {
    let id: org::ServiceId = number(&id)?;
    let look = |tx: &mut Tx<'_>, device: &Device| {
        let services = if is_open_now(tx, device.centre)? { open_services(tx, device.centre)? } else { Vec::new() };
        Ok((stand(tx, device)?, services))
    };
    let (stand, mut others) = match pass.read(&app, (visit.actor.lang, KIOSK), look).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(&visit, error),
    };
    let page = app.page(&visit, "centre-kiosk");
    // Closed meanwhile: what is open stands on the first page.
    let Some(place) = others.iter().position(|one| one.id == id) else { return Ok(Redirect::to(&page.href("/kiosk")).into_response()) };
    let one = others.remove(place);
    others.truncate(SHOWN - 1);
    let sitting = Sitting::of(&headers, app.now());
    let frame = stand.frame(&page, sitting);
    sitting.shows(&ServicePage { frame, one, others, is_first: asked.first == "yes", key: fresh_token(""), page }, app.now())
}

#[derive(Template)]
#[template(path = "kiosk_refused.html")]
struct RefusedPage {
    page: Page,
    frame: Frame,
    answers: Answers,
}

/// What was refused, with the ways on.
pub(crate) async fn refused(
    app: &App,
    visit: &Visit,
    (pass, sitting): (&DevicePass, Sitting),
    answers: Answers,
) -> Result<Response, Failure> {
    let stand = match pass.read(app, (visit.actor.lang, KIOSK), stand).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(visit, error),
    };
    let mut page = app.page(visit, "centre-kiosk");
    // What was refused has no address of its own.
    page.path = page.href("/kiosk");
    let frame = stand.frame(&page, sitting);
    sitting.shows(&RefusedPage { frame, answers, page }, app.now())
}
