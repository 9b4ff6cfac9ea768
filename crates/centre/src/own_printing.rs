//! A kiosk whose browser prints tickets by itself, on a printer that is connected to it: what stands on that paper, also without a line to the
//! server.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Error;
use kernel::Result;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::QrPicture;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::both::both;
use crate::device::Device;
use crate::device::DeviceId;
use crate::device::DeviceKind;
use crate::device_events::DevicePrints;
use crate::devices_page::after;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::slip::Slip;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/devices/{device}/printing", Access::May(SET_UP), post(choose))]
}

/// The paper of a ticket as a kiosk's browser prints it.
pub(crate) struct Paper {
    /// Tells it from every other: each is printed once. Empty where it is filled in without a line.
    pub(crate) key: String,
    pub(crate) centre: Bilingual,
    pub(crate) number: String,
    pub(crate) service: Bilingual,
    pub(crate) day: String,
    pub(crate) time: String,
    /// What stands below.
    pub(crate) lines: Vec<Bilingual>,
    pub(crate) code: Option<QrPicture>,
}

impl Paper {
    /// The paper of a ticket that was just given.
    ///
    /// # Errors
    /// Broken where the address to follow is too long for a code.
    pub(crate) fn of(app: &App, slip: &Slip) -> Result<Paper> {
        let issued = slip.ticket.issued.to_zoned(ui::bahrain());
        let ahead = both(app, "centre-ahead", &[("n", i64::try_from(slip.ahead).unwrap_or(i64::MAX).into())]);
        Ok(Paper {
            key: slip.ticket.id.to_string(),
            centre: slip.centre.clone(),
            number: slip.ticket.shown(),
            service: slip.service.clone(),
            day: issued.strftime("%d/%m/%Y").to_string(),
            time: issued.strftime("%H:%M").to_string(),
            lines: vec![ahead, both(app, "centre-slip-scan", &[])],
            code: Some(QrPicture::of(&slip.follow)?),
        })
    }

    /// The paper that is filled in where there is no line: whose number it is nobody else knows yet.
    pub(crate) fn without_a_line(app: &App, centre: Bilingual) -> Paper {
        let (key, number, service, day, time) = Default::default();
        let lines = ["centre-offline-short", "centre-offline-paper"].map(|words| both(app, words, &[])).into();
        Paper { key, centre, number, service, day, time, lines, code: None }
    }
}

/// Whether a kiosk's browser prints what it gives while it has a line: not where a printer of the network does.
pub(crate) fn prints_now(device: &Device, has_printer: bool) -> bool {
    device.prints_own && !has_printer
}

/// Says whether a kiosk's browser prints by itself. The same again changes nothing.
///
/// # Errors
/// Refused for a device that is no kiosk; `NotFound` for one of another centre, and a centre out of reach.
pub(crate) fn choose_printing(tx: &mut Tx<'_>, (centre, id): (CentreId, DeviceId), own: bool) -> Result<()> {
    must_reach(tx, centre)?;
    let device = store::device(tx, id)?.filter(|device| device.centre == centre && device.revoked.is_none());
    let device = device.ok_or(Error::NotFound("device"))?;
    if device.kind != DeviceKind::Kiosk {
        return Err(refuse("centre-device-no-kiosk").into());
    }
    if device.prints_own == own {
        return Ok(());
    }
    store::set_prints_own(tx, id, own)?;
    tx.record(DevicePrints { centre: centre.get(), device: id.get(), name: device.name, own }).map(drop)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrintingForm {
    /// `yes` where its browser prints.
    #[serde(default)]
    own: String,
}

/// POST /desk/centres/{id}/devices/{device}/printing
async fn choose(
    State(app): State<App>,
    visit: Visit,
    Path((id, device)): Path<(String, String)>,
    Form(form): Form<PrintingForm>,
) -> std::result::Result<Response, Failure> {
    let (id, device) = (number(&id)?, number(&device)?);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| choose_printing(tx, (id, device), form.own == "yes")).await;
    after(&app, &visit, id, (done, Answers::new())).await
}
