//! Invitations and contacts that came as files, in words: when in Bahrain and on the sender's clock, where, who, and whether it is called off.

use kernel::Timestamp;
use platform::Told;
use post::Again;
use post::Contact;
use post::Content;
use post::Invitation;
use post::Meeting;
use post::Method;
use post::Moment;
use post::Party;
use post::Says;
use ui::Page;

/// What a file says, as cards beside the message.
pub(crate) fn told(page: &Page, content: &Content) -> Vec<Told> {
    match content {
        Content::Invitation(invitation) => invitation.meetings.iter().map(|meeting| meeting_told(page, invitation, meeting)).collect(),
        Content::Contacts(contacts) => contacts.iter().map(|contact| contact_told(page, contact)).collect(),
    }
}

fn meeting_told(page: &Page, invitation: &Invitation, meeting: &Meeting) -> Told {
    let (heading, mark) = match invitation.method {
        Method::Cancel => ("email-meeting-cancelled", "bad"),
        _ if meeting.is_cancelled => ("email-meeting-cancelled", "bad"),
        Method::Request if meeting.changes > 0 => ("email-meeting-changed", "warn"),
        Method::Request => ("email-meeting-asked", "info"),
        Method::Reply => ("email-meeting-answered", "info"),
        Method::Counter => ("email-meeting-other-time", "warn"),
        Method::Publish => ("email-meeting-known", "info"),
    };
    let all = [
        ("email-meeting-what", meeting.summary.clone()),
        ("email-meeting-when", when(page, meeting.begins.as_ref(), meeting.ends.as_ref())),
        ("email-meeting-sender", elsewhere(meeting.begins.as_ref())),
        ("email-meeting-again", meeting.again.map(|again| page.t(often(again))).unwrap_or_default()),
        ("email-meeting-where", meeting.place.clone()),
        ("email-meeting-host", meeting.host.as_ref().map(named).unwrap_or_default()),
        ("email-meeting-guests", guests(page, meeting)),
        ("email-meeting-notes", meeting.notes.clone()),
    ];
    let asks = matches!(invitation.method, Method::Request | Method::Counter) && !meeting.is_cancelled;
    let hint = if asks { page.t("email-meeting-hint") } else { String::new() };
    Told { heading: page.t(heading), icon: "calendar", mark, facts: facts(page, all), hint }
}

fn contact_told(page: &Page, contact: &Contact) -> Told {
    let all = [
        ("email-contact-name", contact.name.clone()),
        ("email-contact-title", contact.title.clone()),
        ("email-contact-organisation", contact.organisation.clone()),
        ("email-contact-phones", contact.phones.join(" · ")),
        ("email-contact-mails", contact.mails.join(" · ")),
        ("email-contact-addresses", contact.addresses.join(" · ")),
    ];
    let hint = page.t("email-contact-hint");
    Told { heading: page.t("email-contact"), icon: "user", mark: "info", facts: facts(page, all), hint }
}

fn facts<const N: usize>(page: &Page, all: [(&'static str, String); N]) -> Vec<(String, String)> {
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (page.t(label), value)).collect()
}

/// The time in Bahrain; of a place that nobody knows here, the time there with the name that the sender gives it.
fn when(page: &Page, begins: Option<&Moment>, ends: Option<&Moment>) -> String {
    let Some(begins) = begins else { return page.t("email-meeting-unreadable") };
    let ends = ends.filter(|ends| *ends != begins);
    let (Some(from), to) = (instant(begins), ends.and_then(instant)) else { return page.t("email-meeting-unreadable") };
    let from_to = |from: String, to: String| page.ta("email-meeting-from-to", &[("from", from.into()), ("to", to.into())]);
    match begins {
        Moment::Day(_) => {
            to.map_or_else(|| page.t1("email-meeting-day", "day", page.day(from)), |to| from_to(page.day(from), page.day(to)))
        }
        _ => {
            let is_one_day = to.is_some_and(|to| page.day(to) == page.day(from));
            let until = to.map(|to| if is_one_day { page.time(to) } else { page.datetime(to) });
            let begin = page.t2("email-meeting-begins", "day", page.day(from), "time", page.time(from));
            let span = until.map_or_else(|| begin.clone(), |until| from_to(begin.clone(), until));
            match begins {
                Moment::Local { zone, .. } if zone.is_empty() => page.t1("email-meeting-local", "when", span),
                Moment::Local { zone, .. } => page.ta("email-meeting-zone", &[("when", span.into()), ("zone", zone.as_str().into())]),
                _ => page.t1("email-meeting-bahrain", "when", span),
            }
        }
    }
}

/// The instant that is shown: a time of another place as if its clock stood in Bahrain, for its name stands beside it.
fn instant(moment: &Moment) -> Option<Timestamp> {
    let here = |time: jiff::civil::DateTime| time.to_zoned(ui::bahrain()).ok().map(|zoned| zoned.timestamp());
    match moment {
        Moment::At { seconds, .. } => Timestamp::from_second(*seconds).ok(),
        Moment::Day(day) => here(day.at(12, 0, 0, 0)),
        Moment::Local { time, .. } => here(*time),
    }
}

/// The same time on the sender's clock, where that is another one.
fn elsewhere(begins: Option<&Moment>) -> String {
    let Some(Moment::At { seconds, offset }) = begins else { return String::new() };
    let (Ok(at), Ok(offset)) = (Timestamp::from_second(*seconds), jiff::tz::Offset::from_seconds(*offset)) else { return String::new() };
    // Who writes in UTC says nothing of where they are.
    if at.to_zoned(ui::bahrain()).offset() == offset || offset == jiff::tz::Offset::UTC {
        return String::new();
    }
    at.to_zoned(jiff::tz::TimeZone::fixed(offset)).strftime("%d/%m/%Y %H:%M (UTC%:z)").to_string()
}

const fn often(again: Again) -> &'static str {
    match again {
        Again::Daily => "email-again-daily",
        Again::Weekly => "email-again-weekly",
        Again::Monthly => "email-again-monthly",
        Again::Yearly => "email-again-yearly",
        Again::Otherwise => "email-again-otherwise",
    }
}

fn named(party: &Party) -> String {
    if party.name == party.address { party.name.clone() } else { format!("{} <{}>", party.name, party.address) }
}

fn guests(page: &Page, meeting: &Meeting) -> String {
    let said = |party: &Party| match party.says {
        Says::Nothing => party.name.clone(),
        Says::Yes => page.t1("email-says-yes", "name", party.name.as_str()),
        Says::No => page.t1("email-says-no", "name", party.name.as_str()),
        Says::Perhaps => page.t1("email-says-perhaps", "name", party.name.as_str()),
    };
    let mut all: Vec<String> = meeting.guests.iter().map(said).collect();
    let more = meeting.invited.saturating_sub(meeting.guests.len());
    all.extend((more > 0).then(|| page.tn("email-meeting-more", more)));
    all.join(" · ")
}
