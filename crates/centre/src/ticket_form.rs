//! The form with which a ticket is asked for: services, who comes, what they need, whether they go first.

use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use org::ServiceId;
use serde::Deserialize;
use ui::Answers;

use crate::issue::NewTicket;
use crate::party::Need;
use crate::party::Party;

/// Keys are made by the page; whatever is longer is none.
const LONGEST_KEY: usize = 64;

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TicketForm {
    pub(crate) service: String,
    second: String,
    third: String,
    pub(crate) lang: String,
    priority: String,
    persons: String,
    wheelchair: String,
    walking: String,
    sign: String,
    hearing: String,
    reading: String,
    /// Why the reception gives it outside the centre's hours.
    pub(crate) outside: String,
    /// Made with the page: the same twice is one ticket.
    pub(crate) key: String,
}

impl TicketForm {
    fn fields(&self) -> [(&'static str, &str); 12] {
        [
            ("service", &self.service),
            ("second", &self.second),
            ("third", &self.third),
            ("lang", &self.lang),
            ("priority", &self.priority),
            ("persons", &self.persons),
            (Need::Wheelchair.key(), &self.wheelchair),
            (Need::Walking.key(), &self.walking),
            (Need::Sign.key(), &self.sign),
            (Need::Hearing.key(), &self.hearing),
            (Need::Reading.key(), &self.reading),
            ("outside", &self.outside),
        ]
    }

    /// What was typed, to be shown again.
    pub(crate) fn answers(&self) -> Answers {
        self.fields().into_iter().fold(Answers::new(), |answers, (field, value)| answers.with(field, value))
    }

    /// All that is asked for, without the key: what makes another ticket of the same page.
    pub(crate) fn said(&self) -> String {
        self.fields().into_iter().map(|(_, value)| format!("{}:{value}", value.len())).collect()
    }

    /// The key of the page.
    ///
    /// # Errors
    /// `Invalid` for one that no page of ours made.
    pub(crate) fn key(&self) -> Result<&str> {
        let key = self.key.trim();
        if key.len() > LONGEST_KEY { Err(invalid("key", "centre-text-long")) } else { Ok(key) }
    }

    /// The ticket that is asked for.
    ///
    /// # Errors
    /// `Invalid` without a service, and for persons that are no number.
    pub(crate) fn read(&self, (centre, origin): (CentreId, &'static str), lang: Lang) -> Result<NewTicket> {
        let persons = match self.persons.trim() {
            "" => 1,
            many => ui::western(many).parse().map_err(|_| invalid("persons", "centre-persons-wrong"))?,
        };
        let fields = self.fields();
        let is_ticked = |need: &Need| fields.iter().any(|(field, value)| *field == need.key() && *value == "yes");
        let needs = Need::ALL.into_iter().filter(is_ticked).collect();
        let has_priority = self.priority == "yes";
        Ok(NewTicket { centre, services: self.services()?, party: Party { persons, needs }, origin, lang, has_priority, customer: None })
    }

    fn services(&self) -> Result<Vec<ServiceId>> {
        let first = self.service.parse().map_err(|_| invalid("service", "centre-service-choose"))?;
        let mut services = vec![first];
        for (field, text) in [("second", &self.second), ("third", &self.third)] {
            if !text.is_empty() {
                services.push(text.parse().map_err(|_| invalid(field, "centre-service-choose"))?);
            }
        }
        Ok(services)
    }
}
