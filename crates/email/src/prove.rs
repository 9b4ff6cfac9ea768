//! Who really sent a message: found out before it is written down, never while it is, and never a reason to lose it.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use platform::App;
use platform::outgoing::is_outside;
use post::Check;
use post::Origin;
use post::Proof;
use post::Standing;
use post::Trust;
use post::Verifier;
use serde::Deserialize;
use serde::Serialize;

/// The one verifier of this node; none where the machine does not say which servers of DNS it uses.
struct Kept(Option<Arc<Verifier>>);

/// The verifier of this node.
pub(crate) fn verifier(app: &App) -> Option<Arc<Verifier>> {
    app.remembered(|| Kept(open(app))).0.clone()
}

fn open(app: &App) -> Option<Arc<Verifier>> {
    let mail = &app.settings().mail;
    let host = app.public_url().split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("localhost");
    let trust = Trust {
        resolvers: mail.resolvers.clone(),
        host: host.into(),
        relays: mail.trusted_relays.clone(),
        sealers: mail.trusted_sealers.clone(),
    };
    Verifier::new(trust).map(Arc::new).inspect_err(|error| tracing::error!(%error, "senders of mail cannot be checked")).ok()
}

/// What can be found out about the sender of a message, within a few seconds; nothing where the settings say that senders are not checked.
pub async fn prove(app: &App, raw: &Bytes, origin: Origin) -> Proof {
    if !app.settings().mail.verifies {
        return Proof::default();
    }
    match verifier(app) {
        Some(verifier) => verifier.prove(raw.clone(), origin).await,
        None => Proof::unsure(),
    }
}

/// How a message came that a server at this address brought: one inside the house's network is a relay, whoever it says it speaks for.
pub fn origin(address: IpAddr, greeting: &str, sender: Option<&str>) -> Origin {
    if is_outside(address) { Origin::Peer { address, greeting: greeting.into(), sender: sender.map(Into::into) } } else { Origin::Relay }
}

/// What was found out proves the sender only as we read them: a message that can be read in two ways proves neither.
pub(crate) fn held_against(proof: Proof, from: Option<&post::Address>) -> Proof {
    let is_theirs = from.is_some_and(|from| from.domain().eq_ignore_ascii_case(&proof.domain));
    if proof.standing == Standing::Proved && !is_theirs { Proof { standing: Standing::Unproved, ..proof } } else { proof }
}

/// What was found out, as it is kept beside a message.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default)]
pub struct Found {
    /// The domain of the From line.
    pub domain: String,
    /// Whether the machine that brought it may send for the sender of its envelope (SPF).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub spf: String,
    /// The domain of that sender.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub spf_domain: String,
    /// Its signatures (DKIM).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<FoundSignature>,
    /// Whether the domain of the From line vouches for it (DMARC).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub dmarc: String,
    /// What that domain asks to be done otherwise: `none`, `quarantine`, `reject`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub policy: String,
    /// Whether the chain of those who passed it on is whole (ARC).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub arc: String,
    /// The last of them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sealer: String,
    /// The relay of the house whose word was taken.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relay: String,
}

/// A DKIM signature.
#[derive(Clone, Debug, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FoundSignature {
    /// The domain that signed.
    pub domain: String,
    /// The selector of its key.
    pub selector: String,
    /// `pass`, `fail`, `neutral`, `temperror`, `permerror`.
    pub result: String,
}

impl Found {
    /// What is kept of a proof; nothing of one that was not looked for.
    pub(crate) fn of(proof: &Proof) -> Option<Found> {
        let said = |check: Check| if check == Check::None { String::new() } else { check.key().to_owned() };
        let one = |one: &post::Signature| FoundSignature {
            domain: one.domain.clone(),
            selector: one.selector.clone(),
            result: one.check.key().into(),
        };
        (proof.standing != Standing::Unchecked).then(|| Found {
            domain: proof.domain.clone(),
            spf: said(proof.spf),
            spf_domain: proof.spf_domain.clone(),
            signatures: proof.signatures.iter().map(one).collect(),
            dmarc: said(proof.dmarc),
            policy: if proof.dmarc == Check::None { String::new() } else { proof.policy.key().into() },
            arc: said(proof.arc),
            sealer: proof.sealer.clone(),
            relay: proof.relay.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_inside_is_a_relay_and_one_outside_speaks_for_itself() {
        for inside in ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.9", "::ffff:127.0.0.1"] {
            assert_eq!(origin(inside.parse().unwrap(), "mx", Some("a@b.example")), Origin::Relay, "{inside}");
        }
        let outside = origin("93.184.216.34".parse().unwrap(), "mx", None);
        assert!(matches!(outside, Origin::Peer { sender: None, .. }), "{outside:?}");
    }

    #[test]
    fn a_message_that_can_be_read_in_two_ways_proves_neither() {
        let proof = || Proof { standing: Standing::Proved, domain: "example.com".into(), ..Proof::default() };
        let from = |address: &str| post::Address::parse(address);
        assert_eq!(held_against(proof(), from("huda@Example.com").as_ref()).standing, Standing::Proved);
        assert_eq!(held_against(proof(), from("minister@gov.example").as_ref()).standing, Standing::Unproved);
        assert_eq!(held_against(proof(), None).standing, Standing::Unproved);
    }
}
