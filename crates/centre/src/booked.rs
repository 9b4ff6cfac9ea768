//! What whoever serves sees of an appointment: when it is, what its customer needs, what they have ready and what they handed in.

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use ui::Answers;
use ui::Page;

use crate::appointment::Appointment;
use crate::appointment::Need;
use crate::appointment::Standing;
use crate::bookable::lines;
use crate::papers::Papers;
use crate::papers::handed_in::HandedIn;
use crate::papers::handed_in::HandedInId;
use crate::store;
use crate::ticket::Ticket;

/// The appointment of a ticket, with what is to be brought.
pub(crate) struct Kept {
    pub(crate) one: Appointment,
    pub(crate) bring: Bilingual,
    pub(crate) handed: Vec<HandedIn>,
}

/// The appointment of which a ticket became; none where nobody had booked.
pub(crate) fn kept(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<Option<Kept>> {
    let Some(one) = store::appointment_of_ticket(tx, ticket.id)? else { return Ok(None) };
    let bring = store::bookable_one(tx, one.centre, one.service)?.map(|bookable| bookable.bring).unwrap_or_default();
    let handed = store::handed_in(tx, one.id)?;
    Ok(Some(Kept { one, bring, handed }))
}

/// The same in words.
pub(crate) struct Booked {
    pub(crate) time: String,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) reference: String,
    pub(crate) is_late: bool,
    pub(crate) needs: Vec<&'static str>,
    pub(crate) papers: Vec<(String, bool)>,
    /// What they handed in beforehand and stands nowhere else on the page.
    pub(crate) handed: Vec<Handed>,
}

/// A document that was handed in, for whoever serves to open.
pub(crate) struct Handed {
    /// Empty as long as its customer is not served.
    pub(crate) href: String,
    /// Of which line of what to bring it is.
    pub(crate) paper: String,
    /// What the customer called the file, and how large it is.
    pub(crate) about: String,
    pub(crate) icon: &'static str,
}

impl Booked {
    /// Who its customer said that they are when they booked, for whoever serves to make sure of and keep.
    pub(crate) fn said(&self, answers: Answers) -> Answers {
        answers.with("name", &self.name).with("phone", &self.phone).with("email", &self.email)
    }
}

impl Kept {
    /// Where its customer is reached, as they or somebody else wrote it into a form.
    pub(crate) fn reached(&self) -> &str {
        self.one.phone.as_ref().map_or(self.one.email.as_str(), kernel::Phone::as_str)
    }

    /// Puts it into the reader's words; documents open once its customer is served, and those of the checklist stand there.
    pub(crate) fn shown(&self, page: &Page, (is_served, checklist): (bool, &Papers)) -> Booked {
        let listed: BTreeSet<HandedInId> = if is_served { checklist.files() } else { BTreeSet::new() };
        let handed = self.handed.iter().filter(|file| !listed.contains(&file.id));
        Booked {
            time: page.time(self.one.time.from),
            name: self.one.name.clone(),
            phone: self.one.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
            email: self.one.email.clone(),
            reference: self.one.reference.clone(),
            is_late: self.one.standing == Standing::Late,
            needs: self.one.needs.iter().map(|need: &Need| need.mark()).collect(),
            papers: papers(&self.one, &self.bring, page.lang),
            handed: handed.map(|file| self.handed(page, file, is_served)).collect(),
        }
    }

    /// A line that is asked for no more is named as it was.
    fn handed(&self, page: &Page, file: &HandedIn, is_served: bool) -> Handed {
        let mut pairs = lines(self.bring.get(page.lang)).zip(lines(self.bring.get(self.one.lang)));
        let shown = pairs.find(|(_, kept)| *kept == file.paper).map_or(file.paper.as_str(), |(shown, _)| shown);
        Handed {
            href: if is_served { page.href(&format!("/desk/counter/documents/{}", file.id)) } else { String::new() },
            paper: shown.to_owned(),
            about: format!("{} · {}", file.name, page.t1("centre-document-size", "n", file.kilobytes())),
            icon: if file.is_pdf() { "file-text" } else { "image" },
        }
    }
}

/// What is to be brought to an appointment, in the reader's language, and whether its customer has it ready.
fn papers(one: &Appointment, bring: &Bilingual, lang: Lang) -> Vec<(String, bool)> {
    let ready: BTreeSet<&str> = one.brings.lines().collect();
    let papers = lines(bring.get(lang)).zip(lines(bring.get(one.lang)));
    papers.map(|(shown, kept)| (shown.to_owned(), ready.contains(kept))).collect()
}
