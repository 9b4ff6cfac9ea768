//! Checks who sent a message: SPF, DKIM, ARC and DMARC, within a time, whatever DNS does. The message is never lost over it.

mod cache;
mod examine;
mod relay;
mod resolver;

use std::net::IpAddr;
use std::net::Ipv4Addr;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use bytes::Bytes;
use futures::FutureExt;
use kernel::Result;
use kernel::broken;
use mail_auth::MX;
use mail_auth::MessageAuthenticator;
use mail_auth::Parameters;
use mail_auth::RecordSet;
use mail_auth::Txt;

use crate::proof::Policy;
use crate::proof::Proof;
use crate::proof::Standing;
use cache::Cache;

/// Checking one message takes at most so long.
const PATIENCE: Duration = Duration::from_secs(3);
/// What cannot decide by itself has so long after what does.
const ASIDE: Duration = Duration::from_millis(900);
/// After that the servers of DNS have so long to say that they are there.
const GRACE: Duration = Duration::from_secs(1);
/// Servers of DNS that do not answer at all are left alone for so long.
const REST: Duration = Duration::from_secs(15);
/// A domain that DNS could not tell of is not asked about again for so long.
const DOUBT: Duration = Duration::from_secs(30);
/// What a domain asks of mail without a signature is remembered for so long.
const MEMORY: Duration = Duration::from_secs(300);
/// Messages up to this size are checked where they arrive; larger ones on a thread of their own.
const SMALL: usize = 64 * 1024;

/// How a message came to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From another server, directly.
    Peer {
        /// Its address.
        address: IpAddr,
        /// How it greeted.
        greeting: String,
        /// The sender of the envelope; none for reports.
        sender: Option<String>,
    },
    /// From a server of the house, which alone knows who brought it.
    Relay,
}

/// Whom the checks ask and believe.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// The servers of DNS; those of the machine when there are none.
    pub resolvers: Vec<SocketAddr>,
    /// The name of this server.
    pub host: String,
    /// The relays whose `Authentication-Results` are believed, in small letters.
    pub relays: Vec<String>,
    /// The domains whose ARC seals excuse a failure of DMARC, in small letters.
    pub sealers: Vec<String>,
}

/// What a domain publishes under a name, held against what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published {
    /// It is there.
    Here,
    /// Something else is there.
    Other,
    /// Nothing is there.
    Missing,
    /// DNS did not answer.
    Unknown,
}

/// Checks messages. It is made once and shared.
pub struct Verifier {
    trust: Trust,
    dns: MessageAuthenticator,
    texts: Cache<Box<str>, Txt>,
    exchanges: Cache<Box<str>, RecordSet<MX>>,
    addresses4: Cache<Box<str>, RecordSet<Ipv4Addr>>,
    addresses6: Cache<Box<str>, RecordSet<Ipv6Addr>>,
    names: Cache<IpAddr, RecordSet<Box<str>>>,
    /// What domains ask of mail that bears no signature: found, or none, or not to be found out now.
    bare: Cache<String, Option<(bool, Policy)>>,
    resting_until: Mutex<Option<Instant>>,
}

/// A question to DNS with everything that was kept of earlier ones.
type Asking<'v, P> = Parameters<
    'v,
    P,
    Cache<Box<str>, Txt>,
    Cache<Box<str>, RecordSet<MX>>,
    Cache<Box<str>, RecordSet<Ipv4Addr>>,
    Cache<Box<str>, RecordSet<Ipv6Addr>>,
    Cache<IpAddr, RecordSet<Box<str>>>,
>;

impl Verifier {
    /// Prepares, without asking anything.
    ///
    /// # Errors
    /// `Broken` when the machine does not say which servers of DNS it uses.
    pub fn new(trust: Trust) -> Result<Self> {
        Ok(Self {
            dns: resolver::open(&trust.resolvers, resolver::CACHED).map_err(broken("finding the servers of DNS"))?,
            trust,
            texts: Cache::default(),
            exchanges: Cache::default(),
            addresses4: Cache::default(),
            addresses6: Cache::default(),
            names: Cache::default(),
            bare: Cache::default(),
            resting_until: Mutex::new(None),
        })
    }

    /// What can be found out about the sender of a message. It always answers, and within a few seconds.
    pub async fn prove(self: &Arc<Self>, raw: Bytes, origin: Origin) -> Proof {
        if self.is_resting() {
            return Proof::unsure();
        }
        let proof = if raw.len() <= SMALL {
            self.attempt(&raw, &origin).await
        } else {
            let (inside, runtime) = (self.clone(), tokio::runtime::Handle::current());
            tokio::task::spawn_blocking(move || runtime.block_on(inside.attempt(&raw, &origin))).await.unwrap_or_else(|_| Proof::unsure())
        };
        if proof.standing == Standing::Unsure && !self.dns_answers().await {
            *self.resting_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + REST);
        }
        proof
    }

    /// One attempt. A message on which checking would break is taken like one that nothing could be found out about.
    async fn attempt(&self, raw: &[u8], origin: &Origin) -> Proof {
        let examined = AssertUnwindSafe(self.examine(raw, origin)).catch_unwind();
        match tokio::time::timeout(PATIENCE + ASIDE, examined).await {
            Ok(Ok(proof)) => proof,
            Ok(Err(_)) | Err(_) => Proof::unsure(),
        }
    }

    async fn dns_answers(&self) -> bool {
        tokio::time::timeout(GRACE, resolver::answers(&self.dns)).await.unwrap_or(false)
    }

    /// A question with everything that was kept.
    fn asking<P>(&self, question: P) -> Asking<'_, P> {
        Parameters {
            params: question,
            cache_txt: Some(&self.texts),
            cache_mx: Some(&self.exchanges),
            cache_ptr: Some(&self.names),
            cache_ipv4: Some(&self.addresses4),
            cache_ipv6: Some(&self.addresses6),
        }
    }

    fn is_resting(&self) -> bool {
        self.resting_until.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|until| until > Instant::now())
    }

    /// Asks DNS, past everything that was kept, whether a key's record is published.
    pub async fn published(&self, selector: &str, domain: &str, record: &str) -> Published {
        resolver::published(&self.trust.resolvers, &format!("{selector}._domainkey.{domain}."), record).await
    }
}
