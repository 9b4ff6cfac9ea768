//! What a kiosk leads to on the customer's own telephone: the form in which they complain or suggest something, and times with those whom they may
//! meet at the centre.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use http::HeaderMap;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result as Done;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::QrPicture;
use platform::Route;
use platform::Visit;
use ui::Page;

use super::Frame;
use super::KIOSK;
use super::or_unpaired;
use super::stand;
use crate::device::Device;
use crate::device_pass::DevicePass;
use crate::hours::is_open_now;
use crate::kiosk::Sitting;
use crate::open_services::open_services;
use crate::store;

/// So many who can be met stand on one screen.
const MOST: usize = 3;

pub(super) fn routes() -> Vec<Route> {
    let anyone = Access::Anyone;
    vec![
        Route::page(Method::GET, "/kiosk/writing", anyone, get(writing)),
        Route::page(Method::GET, "/kiosk/meetings", anyone, get(meetings)),
    ]
}

/// Somebody who can be met at a centre, as it is booked.
struct Meeting {
    service: ServiceId,
    name: Bilingual,
    /// Whether the centre gives tickets for it now as well.
    has_tickets: bool,
}

/// What a kiosk leads to, as far as it is there.
pub(super) struct Ways {
    centre: CentreId,
    /// The code of its entity, as it stands in addresses.
    code: String,
    meetings: Vec<Meeting>,
}

impl Ways {
    /// Looks at where a kiosk stands.
    pub(super) fn of(tx: &mut Tx<'_>, device: &Device) -> Done<Ways> {
        let centre = device.centre;
        let is_open = is_open_now(tx, centre)?;
        let open = if is_open { open_services(tx, centre)? } else { Vec::new() };
        let met: Vec<ServiceId> =
            store::bookables(tx, centre)?.into_iter().filter(|one| one.is_open && one.employee.is_some()).map(|one| one.service).collect();
        let services = org::store::services(tx)?.into_iter().filter(|service| service.is_offered && met.contains(&service.id));
        let meeting = |service: org::Service| Meeting {
            has_tickets: open.iter().any(|one| one.id == service.id),
            service: service.id,
            name: service.name,
        };
        let meetings = services.map(meeting).take(MOST).collect();
        let code = org::store::own_entity(tx)?.map(|entity| entity.code.to_lowercase()).unwrap_or_default();
        Ok(Ways { centre, code, meetings })
    }

    /// Where customers write to the entity, without the language; none where nothing here takes what they write.
    pub(super) fn writing(&self, app: &App) -> Option<String> {
        where_one_writes(app, &self.code)
    }

    /// Whom one meets here, in a word; empty where nobody can be met.
    pub(super) fn met(&self, page: &Page) -> String {
        match self.meetings.as_slice() {
            [] => String::new(),
            [one] => one.name.get(page.lang).into(),
            _ => page.t("centre-kiosk-meetings"),
        }
    }
}

/// Where customers write to an entity, by its code in small letters.
pub(crate) fn where_one_writes(app: &App, code: &str) -> Option<String> {
    let is_taken = app.slices().iter().any(|slice| slice.channel.is_some_and(|channel| channel.write_in.is_some()));
    let mut leads = app.slices().iter().filter_map(|slice| slice.leads);
    leads.find_map(|lead| lead(code, "writing", 0)).filter(|_| is_taken)
}

/// A code to scan, and what it leads to.
struct Lead {
    label: String,
    code: QrPicture,
    /// Where a ticket is taken for it instead; empty where none is.
    ticket: String,
}

impl Lead {
    fn of(app: &App, page: &Page, (label, path): (&str, &str)) -> Done<Lead> {
        let code = QrPicture::of(&format!("{}/{}{path}", app.public_url(), page.lang.code()))?;
        Ok(Lead { label: label.into(), code, ticket: String::new() })
    }
}

#[derive(Template)]
#[template(path = "kiosk_phone.html")]
struct PhonePage {
    page: Page,
    frame: Frame,
    /// The key of what is said of the codes.
    text: &'static str,
    leads: Vec<Lead>,
}

/// GET /kiosk/writing — a complaint or a suggestion.
async fn writing(State(app): State<App>, visit: Visit, pass: DevicePass, headers: HeaderMap) -> Result<Response, Failure> {
    shown(&app, &visit, (&pass, &headers), ("centre-kiosk-write", "centre-kiosk-write-text", form)).await
}

/// The form of the entity.
fn form(app: &App, page: &Page, ways: &Ways) -> Done<Vec<Lead>> {
    let path = ways.writing(app);
    path.iter().map(|path| Lead::of(app, page, (&page.title, path))).collect()
}

/// GET /kiosk/meetings — those whom one may meet at the centre.
async fn meetings(State(app): State<App>, visit: Visit, pass: DevicePass, headers: HeaderMap) -> Result<Response, Failure> {
    shown(&app, &visit, (&pass, &headers), ("centre-kiosk-meetings", "centre-kiosk-meetings-text", times)).await
}

/// The free times of each who can be met.
fn times(app: &App, page: &Page, ways: &Ways) -> Done<Vec<Lead>> {
    let mut leads = Vec::new();
    for one in &ways.meetings {
        let path = format!("/e/{}/appointments/{}/{}", ways.code, ways.centre, one.service);
        let ticket = if one.has_tickets { page.href(&format!("/kiosk/services/{}", one.service)) } else { String::new() };
        leads.push(Lead { ticket, ..Lead::of(app, page, (one.name.get(page.lang), &path))? });
    }
    Ok(leads)
}

/// What leads to a page's codes.
type List = fn(&App, &Page, &Ways) -> Done<Vec<Lead>>;

/// The codes of a page; where there is none by now, what is there stands on the first page.
async fn shown(
    app: &App,
    visit: &Visit,
    (pass, headers): (&DevicePass, &HeaderMap),
    (title, text, list): (&'static str, &'static str, List),
) -> Result<Response, Failure> {
    let look = |tx: &mut Tx<'_>, device: &Device| Ok((stand(tx, device)?, Ways::of(tx, device)?));
    let (stand, ways) = match pass.read(app, (visit.actor.lang, KIOSK), look).await {
        Ok(known) => known,
        Err(error) => return or_unpaired(visit, error),
    };
    let page = app.page(visit, title);
    let leads = list(app, &page, &ways)?;
    if leads.is_empty() {
        return Ok(Redirect::to(&page.href("/kiosk")).into_response());
    }
    let sitting = Sitting::of(headers, app.now());
    let frame = stand.frame(&page, sitting);
    sitting.shows(&PhonePage { frame, text, leads, page }, app.now())
}
