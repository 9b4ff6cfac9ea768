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
use tokio::time::timeout;

use super::ASIDE;
use super::DOUBT;
use super::MEMORY;
use super::Origin;
use super::PATIENCE;
use super::Verifier;
use super::relay;
use super::relay::Word;
use crate::proof::Check;
use crate::proof::Policy;
use crate::proof::Proof;
use crate::proof::Signature;
use crate::proof::is_same;

/// So many signatures of a message are looked at: each may cost a question and a calculation.
const SIGNATURES: usize = 8;
/// So many seals of a chain are.
const SEALS: usize = 20;

impl Verifier {
    /// Everything that can be found out about a message. What decides is asked first: what the domain of the From line publishes, and the
    /// signatures and the sender that can vouch for it. The rest has a time of its own, so that nobody makes a message unsure by naming
    /// domains whose servers keep DNS waiting.
    pub(super) async fn examine(&self, raw: &[u8], origin: &Origin) -> Proof {
        let Some(mut message) = AuthenticatedMessage::parse(raw) else { return Proof::default().concluded(false) };
        let from = domain_of(&message);
        let others = set_apart(&mut message, from.as_deref());
        let word = if *origin == Origin::Relay { self.word(&message) } else { None };
        let is_signed = [&message.dkim_headers, &others.dkim_headers].iter().any(|headers| !headers.is_empty());
        if let (Origin::Relay, None, false, true, Some(domain)) = (origin, &word, is_signed, message.ams_headers.is_empty(), &from) {
            return timeout(PATIENCE, self.examine_bare(&message, domain.clone())).await.unwrap_or_else(|_| Proof::unsure());
        }
        let decides = sender_of(origin).is_none_or(|sender| from.as_deref().is_some_and(|from| is_same(&sender, from)));
        let deciding = async {
            let spf = if decides { self.spf(origin, word.as_ref()).await } else { SpfOutput::new(String::new()) };
            let dkim = self.dns.verify_dkim(self.asking(&message)).await;
            let dmarc = self.dmarc(&message, &dkim, &spf).await;
            (spf, dkim, dmarc)
        };
        let Ok((spf, dkim, dmarc)) = timeout(PATIENCE, deciding).await else { return Proof::unsure() };
        let mut aside = self.aside(&message, &others, (!decides).then_some(origin)).await;
        let spf = aside.spf.take().unwrap_or(spf);
        let dmarc = self.once_more(&message, dmarc, (&aside.passing, &spf, decides)).await;
        let is_excused = aside.arc == Check::Pass && self.trust.sealers.contains(&aside.sealer);
        let signatures = dkim.iter().filter_map(signature).chain(aside.signatures).take(SIGNATURES).collect();
        let proof = Proof {
            domain: from.unwrap_or_default(),
            spf: of_spf(spf.result()),
            spf_domain: spf.domain().to_lowercase(),
            signatures,
            dmarc: of_dmarc(&dmarc.result()),
            policy: of_policy(&dmarc),
            arc: aside.arc,
            sealer: aside.sealer,
            ..Proof::default()
        };
        let has_one_author = message.from.len() < 2 || !proof.domain.is_empty();
        with_word(proof, word).concluded(is_excused).of_one_author(has_one_author)
    }

    /// A name beside ours of the same house may vouch, too: where one of those aside passed, DMARC says which house that is.
    async fn once_more(
        &self,
        message: &AuthenticatedMessage<'_>,
        dmarc: DmarcOutput,
        (passing, spf, decides): (&[DkimOutput<'_>], &SpfOutput, bool),
    ) -> DmarcOutput {
        let has_passed = !passing.is_empty() || !decides && of_spf(spf.result()) == Check::Pass;
        if has_passed && of_dmarc(&dmarc.result()) == Check::Fail { self.dmarc(message, passing, spf).await } else { dmarc }
    }

    /// What cannot decide by itself: signatures of other domains, a sender elsewhere, the chain of those who passed it on. What does not
    /// come in its time was not there.
    async fn aside<'m>(
        &'m self,
        message: &'m AuthenticatedMessage<'m>,
        others: &'m AuthenticatedMessage<'m>,
        origin: Option<&Origin>,
    ) -> Aside<'m> {
        let spf = async {
            match origin {
                Some(origin) => Some(self.spf(origin, None).await),
                None => None,
            }
        };
        let dkim = async { if others.dkim_headers.is_empty() { Vec::new() } else { self.dns.verify_dkim(self.asking(others)).await } };
        let (spf, dkim, arc) = futures::join!(timeout(ASIDE, spf), timeout(ASIDE, dkim), timeout(ASIDE, self.arc(message)));
        let unheard = || others.dkim_headers.iter().map(|one| unheard(&one.header)).collect();
        let (signatures, passing) = match dkim {
            Ok(outputs) => (outputs.iter().filter_map(signature).collect(), passing(outputs)),
            Err(_) => (unheard(), Vec::new()),
        };
        let (arc, sealer) = match arc {
            Ok(arc) => (of_signature(arc.result()), arc.sets().last().map(|set| set.seal.header.d.to_lowercase()).unwrap_or_default()),
            Err(_) => (Check::TempError, String::new()),
        };
        Aside { spf: spf.ok().flatten(), signatures, passing, arc, sealer }
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

/// What was found out beside what decides.
struct Aside<'m> {
    spf: Option<SpfOutput>,
    signatures: Vec<Signature>,
    /// The signatures that hold.
    passing: Vec<DkimOutput<'m>>,
    arc: Check,
    sealer: String,
}

fn passing(outputs: Vec<DkimOutput<'_>>) -> Vec<DkimOutput<'_>> {
    outputs.into_iter().filter(|output| of_signature(output.result()) == Check::Pass).collect()
}

/// A signature whose domain did not say in time what its key is.
fn unheard(signed: &mail_auth::dkim::Signature) -> Signature {
    Signature { domain: signed.d.to_lowercase(), selector: signed.s.clone(), check: Check::TempError }
}

/// Leaves a message the signatures that can vouch for its From line, and answers with the others; so many of each as are looked at.
fn set_apart<'m>(message: &mut AuthenticatedMessage<'m>, from: Option<&str>) -> AuthenticatedMessage<'m> {
    let mut others = message.clone();
    let vouches = |domain: &str| from.is_some_and(|from| is_same(domain, from));
    message.dkim_headers.retain(|one| vouches(&one.header.d));
    others.dkim_headers.retain(|one| !vouches(&one.header.d));
    message.dkim_headers.truncate(SIGNATURES);
    others.dkim_headers.truncate(SIGNATURES);
    others
}

/// The domain for which another server says that it sends; none where a relay of the house brought it.
fn sender_of(origin: &Origin) -> Option<String> {
    let Origin::Peer { greeting, sender, .. } = origin else { return None };
    let sender = sender.as_deref().and_then(|sender| sender.rsplit_once('@')).map(|(_, domain)| domain);
    Some(sender.unwrap_or(greeting).to_lowercase())
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
