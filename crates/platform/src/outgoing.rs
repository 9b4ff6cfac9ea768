//! Calls to servers outside: the one client that entities' addresses go through. It looks at every address before it connects,
//! follows nothing, and waits five seconds for at most a mebibyte.

mod addresses;
mod resolver;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use bytes::BytesMut;
use futures::future::BoxFuture;
use http::HeaderMap;
use http::Method;
use http::StatusCode;
use kernel::Error;
use kernel::Result;
use kernel::broken;
use kernel::refuse;
use url::Host;
use url::Url;

pub use addresses::is_outside;

use resolver::Checked;
use resolver::Refused;

/// A call and its answer have so long together.
const PATIENCE: Duration = Duration::from_secs(5);
/// An answer is at most so many bytes.
const LARGEST_ANSWER: usize = 1024 * 1024;

/// Finds the addresses of a name; a test gives its own.
pub type Lookup = Arc<dyn Fn(String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> + Send + Sync>;

/// A call.
#[derive(Clone, Debug)]
pub struct Call {
    /// How.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// With which headers.
    pub headers: HeaderMap,
    /// With what.
    pub body: Bytes,
    /// Only to these hosts, if there are any: an entity's own list.
    pub only: Vec<String>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// How it went.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

/// How a call ended.
#[derive(Clone, Debug)]
pub enum Heard {
    /// The other side answered.
    Answer(Answer),
    /// It was never reached: it has certainly not heard.
    Unreached,
    /// It may have heard; its answer did not come.
    Lost,
}

/// The client.
#[derive(Clone)]
pub struct Outgoing {
    client: Option<reqwest::Client>,
    allowed: Arc<[String]>,
    lookup: Lookup,
}

impl Outgoing {
    /// A client that may also call these hosts although their addresses are inside.
    pub fn new(allowed: Vec<String>) -> Self {
        Self::with_lookup(allowed, Arc::new(|name| Box::pin(resolver::system(name))))
    }

    /// The same with another way to find addresses.
    pub fn with_lookup(allowed: Vec<String>, lookup: Lookup) -> Self {
        // Installing it twice is no fault: there is one provider in the product.
        drop(rustls::crypto::ring::default_provider().install_default());
        let allowed: Arc<[String]> = allowed.into();
        let built = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE)
            // Each connection is looked up and checked anew.
            .pool_max_idle_per_host(0)
            .user_agent("Daleel")
            .dns_resolver(Checked { lookup: lookup.clone(), allowed: allowed.clone() })
            .build();
        let client = built.inspect_err(|error| tracing::error!(%error, "no client for calls outside can be made")).ok();
        Self { client, allowed, lookup }
    }

    /// Whether an address may be called, as far as can be told without looking its name up: for the form where it is entered.
    ///
    /// # Errors
    /// `Refused` in words.
    pub fn may_call(&self, url: &str, only: &[String]) -> Result<Url> {
        let url = Url::parse(url.trim()).map_err(|_| refuse("outgoing-not-a-url"))?;
        let host = url.host().ok_or_else(|| refuse("outgoing-not-a-url"))?;
        let name = host.to_string().to_lowercase();
        let is_allowed = self.allowed.contains(&name);
        if url.scheme() != "https" && !(url.scheme() == "http" && is_allowed) {
            return Err(refuse("outgoing-not-https").into());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse("outgoing-with-password").into());
        }
        if !only.is_empty() && !only.contains(&name) {
            return Err(refuse("outgoing-not-listed").with("host", name).into());
        }
        let is_inside = match host {
            Host::Ipv4(address) => !is_outside(address.into()),
            Host::Ipv6(address) => !is_outside(address.into()),
            Host::Domain(domain) => is_inside_name(domain),
        };
        if is_inside && !is_allowed {
            return Err(refuse("outgoing-inside").with("host", name).into());
        }
        Ok(url)
    }

    /// The addresses at which a server of another protocol may be reached: outside, or of a host that the operator allows. What is answered
    /// is what to connect to, so that nothing is looked up a second time.
    ///
    /// # Errors
    /// `Refused` when one of them is inside, `Broken` when the name has none.
    pub async fn addresses(&self, host: &str, allowed: &[String]) -> Result<Vec<IpAddr>> {
        let name = host.trim().to_lowercase();
        let found = match name.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(address) => vec![address],
            Err(_) => (self.lookup)(name.clone()).await.map_err(broken("finding the server"))?,
        };
        if !allowed.contains(&name) && (is_inside_host(&name) || found.iter().any(|address| !is_outside(*address))) {
            return Err(refuse("outgoing-inside").with("host", name).into());
        }
        if found.is_empty() {
            return Err(broken("finding the server")("the name has no address"));
        }
        Ok(found)
    }

    /// Calls.
    ///
    /// # Errors
    /// `Refused` when the address may not be called, `Busy` when the other side does not answer, `Broken` when it answers too much.
    pub async fn call(&self, call: Call) -> Result<Answer> {
        match self.reach(call).await? {
            Heard::Answer(answer) => Ok(answer),
            Heard::Unreached | Heard::Lost => Err(Error::Busy(30)),
        }
    }

    /// Calls, and tells a server that was not reached from one whose answer was lost: what must not happen twice waits for that.
    ///
    /// # Errors
    /// `Refused` when the address may not be called, `Broken` when the other side answers too much.
    pub async fn reach(&self, call: Call) -> Result<Heard> {
        let url = self.may_call(&call.url, &call.only)?;
        let Some(client) = self.client.as_ref() else { return Ok(Heard::Unreached) };
        let mut response = match client.request(call.method, url).headers(call.headers).body(call.body).send().await {
            Ok(response) => response,
            Err(error) => return told(error),
        };
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = BytesMut::new();
        loop {
            match response.chunk().await {
                Ok(Some(piece)) if body.len() + piece.len() > LARGEST_ANSWER => {
                    return Err(broken("calling outside")("the answer is larger than is allowed"));
                }
                Ok(Some(piece)) => body.extend_from_slice(&piece),
                Ok(None) => return Ok(Heard::Answer(Answer { status, headers, body: body.freeze() })),
                Err(error) => return told(error),
            }
        }
    }
}

/// Whether a host is inside as far as can be told without looking its name up.
pub fn is_inside_host(host: &str) -> bool {
    let name = host.trim().to_lowercase();
    match name.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(address) => !is_outside(address),
        Err(_) => is_inside_name(&name),
    }
}

/// Names that mean this machine or its own network whatever a name server says (RFC 6761, RFC 6762, RFC 8375).
fn is_inside_name(domain: &str) -> bool {
    let domain = domain.trim_end_matches('.');
    let inside = ["localhost", "local", "internal", "home.arpa", "localdomain", "onion"];
    !domain.contains('.') || inside.iter().any(|name| domain == *name || domain.ends_with(&format!(".{name}")))
}

/// Says whether it was refused by the resolver, or how it failed outside.
fn told(error: reqwest::Error) -> Result<Heard> {
    // An address may hold a password, and what was said.
    let error = error.without_url();
    let mut cause: Option<&dyn std::error::Error> = Some(&error);
    while let Some(one) = cause {
        if let Some(refused) = one.downcast_ref::<Refused>() {
            return Err(refuse("outgoing-inside").with("host", refused.0.clone()).into());
        }
        cause = one.source();
    }
    tracing::debug!(%error, "a call outside failed");
    Ok(if error.is_connect() { Heard::Unreached } else { Heard::Lost })
}
