//! What was found out about who sent a message, and how far that proves the address in its From line.

/// What one check came to, in the words of RFC 8601.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Check {
    /// There was nothing to check, or it could not be checked here.
    #[default]
    None,
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// It does probably not hold (SPF).
    SoftFail,
    /// The domain does not say, or a signature is no longer what it was.
    Neutral,
    /// It could not be found out now: DNS did not answer.
    TempError,
    /// What the domain publishes cannot be read.
    PermError,
}

impl Check {
    const ALL: [Self; 7] = [Self::None, Self::Pass, Self::Fail, Self::SoftFail, Self::Neutral, Self::TempError, Self::PermError];

    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::SoftFail => "softfail",
            Self::Neutral => "neutral",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.key().eq_ignore_ascii_case(key))
    }
}

/// How far the address in the From line is proved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It was not looked at: the message was made here, or checking is switched off.
    #[default]
    Unchecked,
    /// Its domain vouches for it.
    Proved,
    /// Nothing vouches for it, and its domain does not ask that something should.
    Unproved,
    /// It could not be found out: DNS did not answer.
    Unsure,
    /// Its domain says that mail of its own is always vouched for, and this is not.
    Refuted,
}

impl Standing {
    const ALL: [Self; 5] = [Self::Unchecked, Self::Proved, Self::Unproved, Self::Unsure, Self::Refuted];

    /// The stable name; empty for what was not looked at.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unchecked => "",
            Self::Proved => "proved",
            Self::Unproved => "unproved",
            Self::Unsure => "unsure",
            Self::Refuted => "refuted",
        }
    }

    /// Reads a stable name.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.key() == key)
    }
}

/// A DKIM signature of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The domain that signed.
    pub domain: String,
    /// The selector of its key.
    pub selector: String,
    /// Whether it holds.
    pub check: Check,
}

/// What a domain asks to be done with mail that nothing vouches for (DMARC).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// Nothing, or it publishes none.
    #[default]
    None,
    /// It is to be looked at with suspicion.
    Quarantine,
    /// It is not from there.
    Reject,
}

impl Policy {
    /// The stable name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }
}

/// Everything that was found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// How far the address in the From line is proved.
    pub standing: Standing,
    /// The domain of the From line, in small letters.
    pub domain: String,
    /// Whether the machine that brought it may send for the sender of its envelope.
    pub spf: Check,
    /// The domain of that sender.
    pub spf_domain: String,
    /// Its signatures, at most eight.
    pub signatures: Vec<Signature>,
    /// Whether the domain of the From line vouches for it by one of these.
    pub dmarc: Check,
    /// What that domain asks to be done otherwise.
    pub policy: Policy,
    /// Whether the chain of those who passed it on is whole.
    pub arc: Check,
    /// The last of them.
    pub sealer: String,
    /// The relay of the house whose word of SPF or DMARC was taken; empty when none was.
    pub relay: String,
}

impl Proof {
    /// What can be said when DNS does not answer.
    pub fn unsure() -> Self {
        Self { standing: Standing::Unsure, dmarc: Check::TempError, ..Self::default() }
    }

    /// Draws the conclusion. A chain of a sealer that is trusted takes the edge off a failure: a list that rewrites mail is no forger.
    pub(crate) fn concluded(self, trusts_sealer: bool) -> Self {
        let standing = match self.dmarc {
            Check::Pass => Standing::Proved,
            Check::TempError => Standing::Unsure,
            Check::Fail if self.policy != Policy::None && !trusts_sealer => Standing::Refuted,
            Check::Fail => Standing::Unproved,
            _ => self.without_policy(),
        };
        Self { standing, ..self }
    }

    /// Whoever names several authors may not stand as the first of them: no policy is asked of such mail, and nobody vouches for it.
    pub(crate) fn of_one_author(self, has_one: bool) -> Self {
        if has_one { self } else { Self { standing: Standing::Refuted, ..self } }
    }

    /// A domain that publishes nothing for DMARC may vouch all the same.
    fn without_policy(&self) -> Standing {
        let of_signatures = |wanted: Check| self.signatures.iter().any(|one| one.check == wanted && is_same(&one.domain, &self.domain));
        let of_spf = |wanted: Check| self.spf == wanted && is_same(&self.spf_domain, &self.domain);
        match (of_signatures(Check::Pass) || of_spf(Check::Pass), of_signatures(Check::TempError) || of_spf(Check::TempError)) {
            (true, _) => Standing::Proved,
            (false, true) => Standing::Unsure,
            (false, false) => Standing::Unproved,
        }
    }
}

/// Whether a domain is the other one, or stands above or below it. A single label vouches for nobody.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.').to_lowercase(), other.trim_end_matches('.').to_lowercase());
    let below = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('.'));
    one.contains('.') && other.contains('.') && (one == other || below(&one, &other) || below(&other, &one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn concluded(dmarc: Check, policy: Policy, trusts_sealer: bool) -> Standing {
        Proof { dmarc, policy, ..Proof::default() }.concluded(trusts_sealer).standing
    }

    #[test]
    fn only_a_domain_that_asks_for_proof_refutes() {
        assert_eq!(concluded(Check::Pass, Policy::Reject, false), Standing::Proved);
        assert_eq!(concluded(Check::Fail, Policy::Reject, false), Standing::Refuted);
        assert_eq!(concluded(Check::Fail, Policy::Quarantine, false), Standing::Refuted);
        assert_eq!(concluded(Check::Fail, Policy::None, false), Standing::Unproved);
        assert_eq!(concluded(Check::Fail, Policy::Reject, true), Standing::Unproved, "who passed it on is trusted");
        assert_eq!(concluded(Check::TempError, Policy::None, false), Standing::Unsure);
        assert_eq!(concluded(Check::None, Policy::None, false), Standing::Unproved);
    }

    #[test]
    fn a_signature_of_the_same_house_proves_where_no_policy_is_published_and_one_of_a_top_domain_does_not() {
        let signed = |domain: &str| {
            let signatures = vec![Signature { domain: domain.into(), selector: "s".into(), check: Check::Pass }];
            Proof { domain: "mail.works.example".into(), signatures, ..Proof::default() }.concluded(false).standing
        };
        assert_eq!(signed("works.example"), Standing::Proved);
        assert_eq!(signed("Mail.Works.example."), Standing::Proved);
        assert_eq!(signed("example"), Standing::Unproved);
        assert_eq!(signed("otherworks.example"), Standing::Unproved);
    }

    #[test]
    fn every_name_is_read_again() {
        assert!(Check::ALL.into_iter().all(|check| Check::parse(check.key()) == Some(check)));
        assert!(Standing::ALL.into_iter().all(|standing| Standing::parse(standing.key()) == Some(standing)));
    }
}
