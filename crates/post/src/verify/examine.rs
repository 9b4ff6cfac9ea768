//! One message before the checks: what its domain publishes, who signed it, who brought it, who passed it on.

use std::time::Instant;

use mail_auth::ArcOutput;
use mail_auth::AuthenticatedMessage;
use mail_auth::DkimOutput;
use mail_auth::DkimResult;
use mail_auth::DmarcOutput;
use mail_auth::DmarcResult;
use mail_auth::SpfOutput;
use mail_auth::SpfResult;
use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::spf::verify::SpfParameters;

use super::DOUBT;
use super::MEMORY;
use super::Origin;
use super::Verifier;
use super::relay;
use super::relay::Word;
use crate::proof::Check;
use crate::proof::Policy;
use crate::proof::Proof;
use crate::proof::Signature;

/// So many signatures of a message are looked at: each may cost a question and a calculation.
const SIGNATURES: usize = 8;
/// So many seals of a chain are.
const SEALS: usize = 20;

impl Verifier {
    /// Everything that can be found out about a message.
    pub(super) async fn examine(&self, raw: &[u8], origin: &Origin) -> Proof {
        let Some(mut message) = AuthenticatedMessage::parse(raw) else { return Proof::default().concluded(false) };
        message.dkim_headers.truncate(SIGNATURES);
        let word = if *origin == Origin::Relay { self.word(&message) } else { None };
        let is_signed = !message.dkim_headers.is_empty() || !message.ams_headers.is_empty();
        if let (Origin::Relay, None, false, Some(domain)) = (origin, &word, is_signed, domain_of(&message)) {
            return self.examine_bare(&message, domain).await;
        }
        let spf = self.spf(origin, word.as_ref()).await;
        let dkim = self.dns.verify_dkim(self.asking(&message)).await;
        let arc = self.arc(&message).await;
        let dmarc = self.dmarc(&message, &dkim, &spf).await;
        let sealer = arc.sets().last().map(|set| set.seal.header.d.to_lowercase()).unwrap_or_default();
        let arc = of_signature(arc.result());
        let is_excused = arc == Check::Pass && self.trust.sealers.contains(&sealer);
        let proof = Proof {
            domain: domain_of(&message).unwrap_or_default(),
            spf: of_spf(spf.result()),
            spf_domain: spf.domain().to_lowercase(),
            signatures: dkim.iter().filter_map(signature).collect(),
            dmarc: of_dmarc(&dmarc.result()),
            policy: of_policy(&dmarc),
            arc,
            sealer,
            ..Proof::default()
        };
        let has_one_author = message.from.len() < 2 || !proof.domain.is_empty();
        with_word(proof, word).concluded(is_excused).of_one_author(has_one_author)
    }

    /// Mail that bears no signature and comes through a relay of the house: what its domain asks is remembered, so that a flood costs one question.
    async fn examine_bare(&self, message: &AuthenticatedMessage<'_>, domain: String) -> Proof {
        let known = match self.bare.known(&domain) {
            Some(known) => known,
            None => {
                let found = self.dmarc(message, &[], &SpfOutput::new(String::new())).await;
                let is_unsure = of_dmarc(&found.result()) == Check::TempError;
                let known = (!is_unsure).then(|| (found.dmarc_record().is_some(), of_policy(&found)));
                self.bare.keep(domain.clone(), known, Instant::now() + if is_unsure { DOUBT } else { MEMORY });
                known
            }
        };
        let Some((publishes, policy)) = known else { return Proof { domain, ..Proof::unsure() } };
        Proof { domain, dmarc: if publishes { Check::Fail } else { Check::None }, policy, ..Proof::default() }.concluded(false)
    }

    fn word(&self, message: &AuthenticatedMessage<'_>) -> Option<Word> {
        let fields = message.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(b"authentication-results"));
        relay::word(fields.map(|(_, value)| String::from_utf8_lossy(value).into_owned()), &self.trust.relays)
    }

    /// Whether the machine that brought it may send for its envelope's sender: by ourselves, or as a relay of the house says.
    async fn spf(&self, origin: &Origin, word: Option<&Word>) -> SpfOutput {
        match (origin, word.and_then(|word| word.spf.clone())) {
            (Origin::Peer { address, greeting, sender }, _) => {
                let sender = sender.as_deref().unwrap_or_default();
                let asked = SpfParameters::verify(*address, greeting, &self.trust.host, sender);
                self.dns.verify_spf(self.asking(asked)).await
            }
            (Origin::Relay, Some((check, domain))) => SpfOutput::new(domain).with_result(to_spf(check)),
            (Origin::Relay, None) => SpfOutput::new(String::new()),
        }
    }

    async fn arc<'m>(&'m self, message: &'m AuthenticatedMessage<'m>) -> ArcOutput<'m> {
        if message.as_headers.is_empty() || message.as_headers.len() > SEALS {
            return ArcOutput::default();
        }
        self.dns.verify_arc(self.asking(message)).await
    }

    async fn dmarc(&self, message: &AuthenticatedMessage<'_>, dkim: &[DkimOutput<'_>], spf: &SpfOutput) -> DmarcOutput {
        self.dns.verify_dmarc(self.asking(DmarcParameters::new(message, dkim, spf.domain(), spf))).await
    }
}

/// The one domain of the From line; none where it names several.
fn domain_of(message: &AuthenticatedMessage<'_>) -> Option<String> {
    let mut domains = message.from.iter().filter_map(|from| from.rsplit_once('@')).map(|(_, domain)| domain.to_lowercase());
    let first = domains.next()?;
    domains.all(|other| other == first).then_some(first)
}

fn signature(output: &DkimOutput<'_>) -> Option<Signature> {
    let signed = output.signature()?;
    Some(Signature { domain: signed.d.to_lowercase(), selector: signed.s.clone(), check: of_signature(output.result()) })
}

/// What a relay said stands over what could still be found out behind it.
fn with_word(proof: Proof, word: Option<Word>) -> Proof {
    let Some(word) = word else { return proof };
    Proof { dmarc: word.dmarc.unwrap_or(proof.dmarc), relay: word.relay, ..proof }
}

fn of_policy(output: &DmarcOutput) -> Policy {
    match output.policy() {
        mail_auth::dmarc::Policy::Reject => Policy::Reject,
        mail_auth::dmarc::Policy::Quarantine => Policy::Quarantine,
        mail_auth::dmarc::Policy::None | mail_auth::dmarc::Policy::Unspecified => Policy::None,
    }
}

const fn of_signature(result: &DkimResult) -> Check {
    match result {
        DkimResult::Pass => Check::Pass,
        DkimResult::Neutral(_) => Check::Neutral,
        DkimResult::Fail(_) => Check::Fail,
        DkimResult::PermError(_) => Check::PermError,
        DkimResult::TempError(_) => Check::TempError,
        DkimResult::None => Check::None,
    }
}

const fn of_dmarc(result: &DmarcResult) -> Check {
    match result {
        DmarcResult::Pass => Check::Pass,
        DmarcResult::Fail(_) => Check::Fail,
        DmarcResult::TempError(_) => Check::TempError,
        DmarcResult::PermError(_) => Check::PermError,
        DmarcResult::None => Check::None,
    }
}

const fn of_spf(result: SpfResult) -> Check {
    match result {
        SpfResult::Pass => Check::Pass,
        SpfResult::Fail => Check::Fail,
        SpfResult::SoftFail => Check::SoftFail,
        SpfResult::Neutral => Check::Neutral,
        SpfResult::TempError => Check::TempError,
        SpfResult::PermError => Check::PermError,
        SpfResult::None => Check::None,
    }
}

const fn to_spf(check: Check) -> SpfResult {
    match check {
        Check::Pass => SpfResult::Pass,
        Check::Fail => SpfResult::Fail,
        Check::SoftFail => SpfResult::SoftFail,
        Check::Neutral => SpfResult::Neutral,
        Check::TempError => SpfResult::TempError,
        Check::PermError => SpfResult::PermError,
        Check::None => SpfResult::None,
    }
}
