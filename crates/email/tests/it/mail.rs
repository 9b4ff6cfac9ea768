//! Mail as it comes and goes in these stories.

use email::MessageId;
use email::Taken;

use crate::people::Person;
use crate::world::Answer;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;

/// Huda's question about a permit.
pub const QUESTION: &str = "السلام عليكم\r\nأود معرفة حالة طلب رخصة البناء. متى يصدر الترخيص؟\r\nهدى";
/// A reply without a fault.
pub const ANSWER: &str = "تم استلام طلبكم، وسيصدر الترخيص خلال خمسة أيام عمل.";

/// A message by hand.
pub fn letter(from: &str, subject: &str, text: &str) -> String {
    with_fields(from, subject, text, "")
}

/// The same with further fields, each line ending in CR LF.
pub fn with_fields(from: &str, subject: &str, text: &str, fields: &str) -> String {
    let id: u32 =
        text.bytes().chain(subject.bytes()).chain(from.bytes()).fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    format!(
        "From: {from}\r\nTo: {CONTACT}\r\nSubject: {subject}\r\nMessage-ID: <{id}@example.com>\r\nDate: Tue, 24 Nov 2026 09:59:00 +0300\r\n{fields}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
    )
}

/// A case as these stories look at it.
pub struct Opened {
    pub message: MessageId,
    pub case: i64,
    pub path: String,
}

impl World {
    /// A message comes in; what becomes of it.
    pub async fn takes(&self, to: &str, raw: impl Into<Vec<u8>>) -> Taken {
        email::receive(&self.app, to, raw.into()).await.unwrap()
    }

    /// A message comes in and stands in a case.
    pub async fn arrives_at(&self, to: &str, raw: impl Into<Vec<u8>>) -> Opened {
        match self.takes(to, raw).await {
            Taken::Kept(message, case) => Opened { message, case: case.get(), path: format!("/ar/desk/cases/{case}") },
            other => panic!("it was not kept: {other:?}"),
        }
    }

    /// Huda asks about a permit.
    pub async fn huda_asks(&self) -> Opened {
        self.arrives_at(CONTACT, letter("هدى أحمد <huda@example.com>", "حالة رخصة البناء", QUESTION)).await
    }

    /// The case as programs see it.
    pub async fn case(&self, who: &Person, case: i64) -> serde_json::Value {
        let (status, case) = self.program(who, "GET", &format!("/api/v1/cases/{case}"), None).await;
        assert_eq!(status, 200, "{case}");
        case
    }

    /// An employee has made sure that the address of a case is the customer's.
    pub async fn makes_sure(&self, who: &Person, case: i64) -> Answer {
        let (_, told) = self.program(who, "GET", &format!("/api/v1/cases/{case}/address-proof"), None).await;
        let address = told["address"].as_str().unwrap_or_default();
        let how = [("address", address), ("how", "أملته عليّ العميلة عند الشباك مع بطاقتها")];
        self.post(who, &format!("/ar/desk/cases/{case}/address-proof"), &how).await
    }

    /// Sends a reply from the composer, whose script has shown which questions stay open.
    pub async fn replies(&self, who: &Person, opened: &Opened, body: &str, more: &[(&str, &str)]) -> Answer {
        let version = self.case(who, opened.case).await["version"].to_string();
        let mut fields =
            vec![("subject", "حالة رخصة البناء"), ("body", body), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more);
        self.post(who, &format!("{}/replies", opened.path), &fields).await
    }

    /// Records the copy of a reply that was sent elsewhere.
    pub async fn copies(&self, who: &Person, opened: &Opened, raw: String) {
        let path = format!("/api/v1/cases/{}/outside-replies", opened.case);
        let (status, answer) = self.program(who, "POST", &path, Some(serde_json::json!({ "raw": raw }))).await;
        assert_eq!(status, 200, "{answer}");
    }

    /// What the rule of a clause found in a case; empty when it found nothing.
    pub async fn finding(&self, who: &Person, opened: &Opened, clause: &str) -> String {
        let (status, found) = self.program(who, "GET", &format!("/api/v1/cases/{}/findings", opened.case), None).await;
        assert_eq!(status, 200, "{found}");
        let all = found["items"].as_array().cloned().unwrap_or_default();
        all.iter().find(|one| one["clause"] == clause).and_then(|one| one["outcome"].as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The raw bytes of the newest reply of a case.
    pub async fn reply_of(&self, opened: &Opened) -> (email::Message, Vec<u8>) {
        let case = opened.case;
        let sent = self.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
        let sent = sent.into_iter().rfind(|message| message.is_out).expect("a reply was sent");
        let raw = self.app.blobs().read(self.grant(WORKS), &sent.raw).await.unwrap();
        (sent, raw)
    }

    /// How many acknowledgements are wanted.
    pub async fn automatic_letters(&self) -> usize {
        let events = self.act(WORKS, |tx| tx.events_after(0, 10_000)).await;
        events.iter().filter(|event| event.kind == "email.acknowledged").count()
    }
}
