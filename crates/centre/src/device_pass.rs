//! What a device shows to be known: a cookie that no script reads, of which only a keyed hash is kept. Whatever it does is done within its
//! entity, by a transaction that has just looked whether it is still a device.

use ::store::Tx;
use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::HeaderValue;
use http::header::SET_COOKIE;
use http::request::Parts;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::App;
use platform::cookie;

use crate::device::Device;
use crate::device::DeviceId;
use crate::device::DeviceKind;
use crate::device::secret_hash;
use crate::store;

/// Be a device of a centre.
pub(crate) const DEVICE: Permission = Permission { key: "centre.device", roles: &[Role::Public] };

/// So long a browser keeps the cookie after it was last sent, in seconds: as long as browsers keep any.
const KEPT: u32 = 400 * 24 * 3600;

/// What a browser shows of a device; nothing where it shows none.
#[derive(Clone, Debug, Default)]
pub(crate) struct DevicePass(pub(crate) Option<String>);

impl FromRequestParts<App> for DevicePass {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Self::Rejection> {
        Ok(Self(cookie(&parts.headers, name(app)).map(str::to_owned)))
    }
}

/// Bound to this host and to encryption wherever the installation is reached over https.
fn name(app: &App) -> &'static str {
    if app.public_url().starts_with("https://") { "__Host-daleel-device" } else { "daleel-device" }
}

/// Gives a browser what it shows from now on.
pub(crate) fn keep(app: &App, headers: &mut HeaderMap, secret: &str) {
    let secure = if app.public_url().starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!("{}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={KEPT}{secure}", name(app));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

/// Whom a browser's secret belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Door {
    /// The device that it is or will be.
    pub(crate) device: DeviceId,
    /// Whose device it is; none before it is paired.
    pub(crate) entity: Option<EntityId>,
    /// Until when its code holds; none once it is paired.
    pub(crate) until: Option<Timestamp>,
}

impl DevicePass {
    /// What the browser's secret belongs to; none for a browser that never asked for a code, and for a device that was revoked.
    pub(crate) async fn door(&self, app: &App, lang: Lang) -> Result<Option<Door>> {
        let Some(secret) = &self.0 else { return Ok(None) };
        let hash = secret_hash(app.keys(), secret);
        app.read(Actor::anyone(lang).may(DEVICE)?, move |tx| store::door(tx, &hash)).await
    }

    /// Reads as a device of one of these kinds; what is asked gets the device as it stands.
    ///
    /// # Errors
    /// `NotFound("device")` where the browser is no such device, or no more.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        app: &App,
        (lang, kinds): (Lang, &'static [DeviceKind]),
        look: impl FnOnce(&mut Tx<'_>, &Device) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (grant, id) = self.grant(app, lang).await?;
        let act = move |tx: &mut Tx<'_>| {
            let device = of_kind(tx, id, kinds)?;
            look(tx, &device)
        };
        app.read(grant, act).await
    }

    /// Writes as a device of one of these kinds.
    ///
    /// # Errors
    /// As `read`, and what the act says.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        app: &App,
        (lang, kinds): (Lang, &'static [DeviceKind]),
        act: impl FnOnce(&mut Tx<'_>, &Device) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (grant, id) = self.grant(app, lang).await?;
        let act = move |tx: &mut Tx<'_>| {
            let device = of_kind(tx, id, kinds)?;
            act(tx, &device)
        };
        app.write(grant, act).await
    }

    /// The right to act as the device within its entity.
    async fn grant(&self, app: &App, lang: Lang) -> Result<(Grant, DeviceId)> {
        let door = self.door(app, lang).await?;
        let (entity, id) = door.and_then(|door| Some((door.entity?, door.device))).ok_or(Error::NotFound("device"))?;
        Ok((Actor::anyone(lang).may(DEVICE)?.within(entity), id))
    }
}

/// The device as it stands in this very transaction: one that was revoked meanwhile is none.
fn of_kind(tx: &mut Tx<'_>, id: DeviceId, kinds: &[DeviceKind]) -> Result<Device> {
    let device = store::device(tx, id)?.filter(|device| device.revoked.is_none() && kinds.contains(&device.kind));
    device.ok_or(Error::NotFound("device"))
}
