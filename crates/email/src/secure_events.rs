//! What can happen to a secure message.

use kernel::About;
use kernel::Event;
use serde::Serialize;

/// A reply with confidential data was put behind a link that opens with a code.
#[derive(Serialize)]
pub struct SecureSent {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message with the link.
    pub message: i64,
    /// By what the address of its codes is proved: `domain`, `letter`, `word`, or `phone` where they go to one; empty where that was not
    /// asked.
    pub proof: &'static str,
}
impl Event for SecureSent {
    const KIND: &'static str = "email.secure-sent";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}

/// A code for a secure message was sent to the customer.
#[derive(Serialize)]
pub struct SecureCodeSent {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
}
impl Event for SecureCodeSent {
    const KIND: &'static str = "email.secure-code-sent";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// A secure message was opened with its code.
#[derive(Serialize)]
pub struct SecureOpened {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
}
impl Event for SecureOpened {
    const KIND: &'static str = "email.secure-opened";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// A file of a secure message was saved by whoever had opened it. What it is called is as secret as what is in it.
#[derive(Serialize)]
pub struct SecureFileSaved {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
    /// Its place among the files of the message, from 1 on.
    pub place: usize,
}
impl Event for SecureFileSaved {
    const KIND: &'static str = "email.secure-file-saved";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// A wrong or outdated code was tried on a secure message.
#[derive(Serialize)]
pub struct SecureRefused {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
}
impl Event for SecureRefused {
    const KIND: &'static str = "email.secure-refused";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// One of ours looked at the text of a secure message.
#[derive(Serialize)]
pub struct SecureRevealed {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
    /// Why.
    pub reason: String,
}
impl Event for SecureRevealed {
    const KIND: &'static str = "email.secure-revealed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// One of ours took a file of a secure message.
#[derive(Serialize)]
pub struct SecureFileRevealed {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
    /// Its place among the files of the message, from 1 on.
    pub place: usize,
    /// Why.
    pub reason: String,
}
impl Event for SecureFileRevealed {
    const KIND: &'static str = "email.secure-file-revealed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// A secure message was withdrawn: its link opens nothing any more.
#[derive(Serialize)]
pub struct SecureWithdrawn {
    /// The case.
    pub case: i64,
    /// The message with the link.
    pub message: i64,
}
impl Event for SecureWithdrawn {
    const KIND: &'static str = "email.secure-withdrawn";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: None, thing: Some(("message", self.message)) }
    }
}

/// An employee has made sure that the customer has the address that answers go to.
#[derive(Serialize)]
pub struct AddressConfirmed {
    /// The case.
    pub case: i64,
    /// The interaction.
    pub interaction: i64,
    /// The message whose sender has it.
    pub message: i64,
    /// How.
    pub note: String,
}
impl Event for AddressConfirmed {
    const KIND: &'static str = "email.address-confirmed";
    fn about(&self) -> About {
        About { case: Some(self.case), interaction: Some(self.interaction), thing: Some(("message", self.message)) }
    }
}
