//! What can happen to a case while colleagues arrange their work: put aside, marked, brought together.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A case was put aside until a time. Its clock runs on.
#[derive(Serialize)]
pub struct CaseSnoozed {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// When it comes back, in milliseconds since 1970.
    pub until_at: i64,
    /// When a reply is due, in milliseconds since 1970; none while the customer's turn lasts.
    pub due_at: Option<i64>,
}
impl Event for CaseSnoozed {
    const KIND: &'static str = "desk.case-snoozed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A case that was put aside is back in the lists.
#[derive(Serialize)]
pub struct CaseWoken {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// Why: `time`, `customer-wrote`, `chosen`, `handed`, `merged`, `undone`.
    pub reason: &'static str,
}
impl Event for CaseWoken {
    const KIND: &'static str = "desk.case-woken";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// A tag of the entity was made, renamed, or is offered or not from now on.
#[derive(Serialize)]
pub struct TagSaved {
    /// The tag.
    pub tag: i64,
    /// Whether it can be put on cases.
    pub is_offered: bool,
}
impl Event for TagSaved {
    const KIND: &'static str = "desk.tag-saved";
    fn about(&self) -> About {
        About::thing("tag", self.tag)
    }
}

/// A tag was put on a case or taken off it.
#[derive(Serialize)]
pub struct CaseTagged {
    /// The case.
    pub case: i64,
    /// The tag.
    pub tag: i64,
    /// Whether it is on the case now.
    pub is_kept: bool,
}
impl Event for CaseTagged {
    const KIND: &'static str = "desk.case-tagged";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("tag", self.tag)) }
    }
}

/// A list that somebody keeps was made or changed.
#[derive(Serialize)]
pub struct ViewSaved {
    /// The list.
    pub view: i64,
    /// Whether the whole team sees it.
    pub is_shared: bool,
}
impl Event for ViewSaved {
    const KIND: &'static str = "desk.view-saved";
    fn about(&self) -> About {
        About::thing("view", self.view)
    }
}

/// A list that somebody kept was removed. Its cases stay as they are.
#[derive(Serialize)]
pub struct ViewRemoved {
    /// The list.
    pub view: i64,
}
impl Event for ViewRemoved {
    const KIND: &'static str = "desk.view-removed";
    fn about(&self) -> About {
        About::thing("view", self.view)
    }
}

/// From the words of a message it was proposed what it asks for. The words themselves stand in no event.
#[derive(Serialize)]
pub struct MatterProposed {
    /// The case.
    pub case: i64,
    /// The service.
    pub service: Option<i64>,
    /// `ordinary`, `soon`, `urgent`.
    pub urgency: &'static str,
    /// `ar` or `en`.
    pub lang: &'static str,
}
impl Event for MatterProposed {
    const KIND: &'static str = "desk.matter-proposed";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// An employee said what a case is about.
#[derive(Serialize)]
pub struct MatterSettled {
    /// The case.
    pub case: i64,
    /// The service.
    pub service: Option<i64>,
    /// `ordinary`, `soon`, `urgent`.
    pub urgency: &'static str,
    /// `ar` or `en`.
    pub lang: &'static str,
    /// Whether all of it is as it was proposed.
    pub is_kept: bool,
}
impl Event for MatterSettled {
    const KIND: &'static str = "desk.matter-settled";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A case that nobody owns was offered to a colleague.
#[derive(Serialize)]
pub struct CaseOffered {
    /// The case.
    pub case: i64,
    /// The interaction under way.
    pub interaction: Option<i64>,
    /// To whom.
    pub colleague: i64,
    /// Until when, in milliseconds since 1970.
    pub until_at: i64,
}
impl Event for CaseOffered {
    const KIND: &'static str = "desk.case-offered";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: self.interaction, thing: None }
    }
}

/// An offer was taken, passed on, withdrawn, or its time went by.
#[derive(Serialize)]
pub struct OfferEnded {
    /// The case.
    pub case: i64,
    /// To whom it was offered.
    pub colleague: i64,
    /// How: `taken`, `passed`, `lapsed`, `withdrawn`.
    pub reason: &'static str,
}
impl Event for OfferEnded {
    const KIND: &'static str = "desk.offer-ended";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// How the entity gives its work out was changed.
#[derive(Serialize)]
pub struct RoutingChanged {
    /// The entity.
    pub entity: i64,
    /// Whether cases are offered rather than given at once.
    pub is_offered: bool,
}
impl Event for RoutingChanged {
    const KIND: &'static str = "desk.routing-changed";
    fn about(&self) -> About {
        About::thing("entity", self.entity)
    }
}

/// What is agreed on how soon a reply is owed was changed.
#[derive(Serialize)]
pub struct AgreementSaved {
    /// For which service; none for the entity.
    pub service: Option<i64>,
    /// Whether something is agreed from now on.
    pub is_kept: bool,
}
impl Event for AgreementSaved {
    const KIND: &'static str = "desk.agreement-saved";
    fn about(&self) -> About {
        self.service.map_or_else(About::default, |service| About::thing("service", service))
    }
}
