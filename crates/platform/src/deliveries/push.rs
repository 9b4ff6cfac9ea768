//! A notice to a browser that asked for it, which any part may want: the part that knows push services carries it. Where it goes and what it says
//! are sealed until it has left, and wiped then.

use std::fmt;

use ::store::Keys;
use ::store::Tx;
use data_encoding::BASE64URL_NOPAD;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use kernel::refuse;
use p256::PublicKey;
use serde::Deserialize;
use serde::Serialize;

use super::Delivery;
use super::DeliveryId;
use super::NewDelivery;
use super::enqueue;
use crate::App;
use crate::outgoing::Outgoing;

/// The kind of delivery that a notice to a browser is.
pub const PUSH: &str = "push";
/// An address of a push service is at most so long.
const LONGEST: usize = 1000;

/// Where a browser is reached: its address at a push service (RFC 8030), and the keys with which only it reads what is sent there (RFC 8291).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// The address. Whoever knows it, reaches the browser.
    pub endpoint: String,
    /// The browser's public key: a point of P-256, not compressed.
    pub key: Vec<u8>,
    /// The secret that the browser shares with us.
    pub secret: Vec<u8>,
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subscription(•••)")
    }
}

impl Subscription {
    /// Reads one as a browser gives it: its address, and both keys in the letters of base64url.
    ///
    /// # Errors
    /// Refused where the address is too long, not encrypted or inside, or the keys are none.
    pub fn read(app: &App, (endpoint, key, secret): (&str, &str, &str)) -> Result<Self> {
        let unusable = || refuse("deliveries-push-unusable");
        let bytes = |text: &str, length: usize| BASE64URL_NOPAD.decode(text.as_bytes()).ok().filter(|bytes| bytes.len() == length);
        if endpoint.len() > LONGEST {
            return Err(unusable().into());
        }
        let url = push_client(app).may_call(endpoint, &[]).map_err(|_| unusable())?;
        let key = bytes(key, 65).filter(|key| PublicKey::from_sec1_bytes(key).is_ok()).ok_or_else(unusable)?;
        let secret = bytes(secret, 16).ok_or_else(unusable)?;
        Ok(Self { endpoint: url.into(), key, secret })
    }

    /// The host of the push service.
    fn host(&self) -> String {
        url::Url::parse(&self.endpoint).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// A notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Push {
    /// Where to.
    pub to: Subscription,
    /// The number by which the part that wanted it knows the subscription, and hears that it is gone.
    pub of: i64,
    /// The language in which it is written.
    pub lang: Lang,
    /// Its first line.
    pub title: String,
    /// What follows.
    pub text: String,
    /// Which page it opens, with the language and without the host.
    pub path: String,
    /// What it is about: a later notice about the same takes its place. At most 32 letters of base64url.
    pub topic: String,
    /// After this instant it is of no use and is not sent.
    pub until: Timestamp,
}

/// Whether browsers can be told anything at all.
pub fn can_push(app: &App) -> bool {
    app.settings().text("push.enabled") == "yes" && app.deliverers().any(|deliverer| deliverer.kind == PUSH)
}

/// The client for push services. The operator may name hosts inside; nobody else's calls reach there by it.
struct Kept(Outgoing);

/// The client for push services, whose addresses anybody gives: none inside but those that the operator names for this alone.
pub fn push_client(app: &App) -> Outgoing {
    let inside = app.settings().text("push.inside_hosts").split(',').map(|host| host.trim().to_lowercase());
    app.remembered(|| Kept(Outgoing::new(inside.filter(|host| !host.is_empty()).collect()))).0.clone()
}

/// Wants a notice to be sent; the same key wants the same notice.
///
/// # Errors
/// What the database says.
pub fn enqueue_push(tx: &mut Tx<'_>, keys: &Keys, key: String, push: &Push) -> Result<DeliveryId> {
    let said = serde_json::to_string(push).map_err(broken("writing a notice"))?;
    let payload = serde_json::json!({ "sealed": keys.seal(&context(&key), &said) });
    let destination = format!("{} •••{:04}", push.to.host(), push.of.rem_euclid(10_000));
    enqueue(tx, NewDelivery { kind: PUSH, key, destination, payload, not_before: None })
}

/// What a delivery says, unless it was wiped.
///
/// # Errors
/// `Broken` where the keys that are here do not open it.
pub fn opened_push(keys: &Keys, delivery: &Delivery) -> Result<Option<Push>> {
    let Some(sealed) = delivery.payload["sealed"].as_str() else { return Ok(None) };
    let said = keys.open(&context(&delivery.key), sealed)?;
    serde_json::from_str(&said).map(Some).map_err(broken("reading a notice"))
}

fn context(key: &str) -> String {
    format!("delivery.push:{key}")
}
