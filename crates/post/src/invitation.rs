//! Invitations to meetings that come as files (iCalendar: RFC 5545, RFC 5546): when, where, who, and whether they are called off.

mod time;
mod zones;

use serde::Deserialize;
use serde::Serialize;

use crate::content_line;
use crate::content_line::Line;
use crate::content_line::shown;

pub use time::Moment;

use time::Zones;

/// So many meetings of a file are read.
const MOST: usize = 5;
/// So many of those invited are named.
const NAMED: usize = 20;

/// What a calendar in a message wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// To be present.
    Request,
    /// The meeting is called off.
    Cancel,
    /// An answer to an invitation.
    Reply,
    /// Another time is proposed.
    Counter,
    /// To be known.
    #[default]
    Publish,
}

/// What somebody says to an invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// Nothing yet.
    #[default]
    Nothing,
    /// They come.
    Yes,
    /// They do not come.
    No,
    /// They may come.
    Perhaps,
}

/// Somebody who is invited or invites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The name, or the address where there is none.
    pub name: String,
    /// The mail address.
    pub address: String,
    /// What they say.
    pub says: Says,
}

/// How often a meeting comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Again {
    /// Each day, or each so many.
    Daily,
    /// Each week.
    Weekly,
    /// Each month.
    Monthly,
    /// Each year.
    Yearly,
    /// By another rule.
    Otherwise,
}

/// A meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// What it is.
    pub summary: String,
    /// Where.
    pub place: String,
    /// What is said of it.
    pub notes: String,
    /// When it begins, if that can be read.
    pub begins: Option<Moment>,
    /// When it ends; of whole days the last one.
    pub ends: Option<Moment>,
    /// How often it comes again.
    pub again: Option<Again>,
    /// Who invites.
    pub host: Option<Party>,
    /// Who is invited: the first of them.
    pub guests: Vec<Party>,
    /// How many are invited in all.
    pub invited: usize,
    /// How often it was changed since it was first sent.
    pub changes: u32,
    /// Whether it is called off.
    pub is_cancelled: bool,
    uid: String,
    #[serde(skip)]
    lasts: String,
}

/// A calendar that came with a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What it wants.
    pub method: Method,
    /// Its meetings.
    pub meetings: Vec<Meeting>,
}

/// Reads the meetings of a file; nothing when it has none.
pub(crate) fn read(bytes: &[u8]) -> Option<Invitation> {
    let lines = content_line::read(bytes);
    let zones = Zones::of(&lines);
    let mut invitation = Invitation::default();
    let mut open: Option<Meeting> = None;
    // Parts inside a meeting, such as what reminds of it, are none of its own lines.
    let mut depth = 0_usize;
    for line in &lines {
        match (line.name.as_str(), line.raw().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VEVENT") if open.is_none() => open = Some(Meeting::default()),
            ("BEGIN", _) if open.is_some() => depth += 1,
            ("END", "VEVENT") if depth == 0 => invitation.meetings.extend(open.take().map(finished)),
            ("END", _) if open.is_some() => depth = depth.saturating_sub(1),
            ("METHOD", method) if open.is_none() => invitation.method = wanted(method),
            _ => {
                if let Some(meeting) = open.as_mut().filter(|_| depth == 0) {
                    take(meeting, line, &zones);
                }
            }
        }
        if invitation.meetings.len() == MOST {
            break;
        }
    }
    (!invitation.meetings.is_empty()).then_some(invitation)
}

impl Invitation {
    /// Whether another one says the same: many programs send it twice in one message.
    pub(crate) fn repeats(&self, other: &Invitation) -> bool {
        self == other && self.meetings.iter().all(|meeting| !meeting.uid.is_empty())
    }
}

fn wanted(method: &str) -> Method {
    match method {
        "REQUEST" => Method::Request,
        "CANCEL" => Method::Cancel,
        "REPLY" => Method::Reply,
        "COUNTER" => Method::Counter,
        _ => Method::Publish,
    }
}

fn take(meeting: &mut Meeting, line: &Line, zones: &Zones) {
    match line.name.as_str() {
        "SUMMARY" => meeting.summary = line.text(),
        "LOCATION" => meeting.place = line.text(),
        "DESCRIPTION" => meeting.notes = line.text(),
        "UID" => meeting.uid = line.text(),
        "DTSTART" => meeting.begins = zones.moment(line),
        "DTEND" => meeting.ends = zones.moment(line).map(Moment::last_day),
        "DURATION" => meeting.lasts = line.raw().chars().take(40).collect(),
        "SEQUENCE" => meeting.changes = line.raw().parse().unwrap_or(0),
        "STATUS" => meeting.is_cancelled = line.raw().eq_ignore_ascii_case("CANCELLED"),
        "RRULE" => meeting.again = Some(again(line.raw())),
        "ORGANIZER" => meeting.host = Some(party(line)),
        "ATTENDEE" => {
            meeting.invited += 1;
            if meeting.guests.len() < NAMED {
                meeting.guests.push(party(line));
            }
        }
        _ => {}
    }
}

/// What lasts so long ends then; what ends before it begins has no end that is worth showing.
fn finished(meeting: Meeting) -> Meeting {
    let by_length = || meeting.begins.as_ref().and_then(|begins| begins.after(&meeting.lasts));
    let ends = meeting.ends.clone().or_else(by_length);
    let ends = ends.filter(|ends| meeting.begins.as_ref().is_some_and(|begins| begins.is_before(ends)));
    Meeting { ends, lasts: String::new(), ..meeting }
}

fn again(rule: &str) -> Again {
    let rule = rule.to_ascii_uppercase();
    let parts: Vec<&str> = rule.split(';').collect();
    if parts.iter().any(|part| part.starts_with("INTERVAL=") && *part != "INTERVAL=1") {
        return Again::Otherwise;
    }
    match parts.iter().find_map(|part| part.strip_prefix("FREQ=")) {
        Some("DAILY") => Again::Daily,
        Some("WEEKLY") => Again::Weekly,
        Some("MONTHLY") => Again::Monthly,
        Some("YEARLY") => Again::Yearly,
        _ => Again::Otherwise,
    }
}

fn party(line: &Line) -> Party {
    let raw = line.raw();
    let address = raw.get(..7).filter(|begin| begin.eq_ignore_ascii_case("mailto:")).map_or(raw, |_| &raw[7..]);
    let (address, name) = (shown(address), line.parameter("CN").map(shown).unwrap_or_default());
    let says = match line.parameter("PARTSTAT").map(str::to_ascii_uppercase).as_deref() {
        Some("ACCEPTED") => Says::Yes,
        Some("DECLINED") => Says::No,
        Some("TENTATIVE") => Says::Perhaps,
        _ => Says::Nothing,
    };
    Party { name: if name.is_empty() { address.clone() } else { name }, address, says }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(more: &str) -> String {
        format!(
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:معاينة الموقع\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    }

    #[test]
    fn an_invitation_says_what_when_where_and_who() {
        let text = event(
            "DTSTART;TZID=Asia/Bahrain:20261201T100000\r\nDURATION:PT1H30M\r\nLOCATION:المنامة\r\nSEQUENCE:2\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nORGANIZER;CN=Huda:MAILTO:huda@x.example\r\nATTENDEE;PARTSTAT=DECLINED:mailto:mona@x.example\r\nBEGIN:VALARM\r\nDESCRIPTION:no\r\nEND:VALARM\r\n",
        );
        let found = read(text.as_bytes()).unwrap();
        let meeting = &found.meetings[0];
        assert_eq!((found.method, meeting.summary.as_str(), meeting.place.as_str()), (Method::Request, "معاينة الموقع", "المنامة"));
        let (begins, ends) = (meeting.begins.clone().unwrap(), meeting.ends.clone().unwrap());
        assert_eq!(begins, Moment::At { seconds: 1_796_108_400, offset: 10_800 });
        assert_eq!(ends, Moment::At { seconds: 1_796_108_400 + 5400, offset: 10_800 });
        assert_eq!((meeting.changes, meeting.again), (2, Some(Again::Weekly)));
        assert_eq!(meeting.host.as_ref().map(|host| (host.name.as_str(), host.address.as_str())), Some(("Huda", "huda@x.example")));
        assert_eq!((meeting.guests[0].name.as_str(), meeting.guests[0].says), ("mona@x.example", Says::No));
        assert!(meeting.notes.is_empty(), "what reminds of it is no part of it");
    }

    #[test]
    fn what_is_hostile_is_read_in_part_and_what_is_none_not_at_all() {
        let many = event(&"ATTENDEE:mailto:a@x.example\r\n".repeat(5000));
        let found = read(many.as_bytes()).unwrap();
        assert_eq!((found.meetings[0].guests.len(), found.meetings[0].invited), (NAMED, 5000));
        assert_eq!(read(event("").repeat(50).as_bytes()).unwrap().meetings.len(), MOST);
        assert!(read(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n").is_none());
        assert!(read("BEGIN:VEVENT\n".repeat(5000).as_bytes()).is_none());
        let backwards = read(event("DTSTART:20261201T100000Z\r\nDTEND:20261130T100000Z\r\n").as_bytes()).unwrap();
        assert!(backwards.meetings[0].ends.is_none());
        for wrong in [
            "DTSTART:99999999T999999Z\r\n",
            "DTSTART;TZID=:1\r\n",
            "DTSTART:20260101\r\nDURATION:P99999999999999999999W\r\n",
            "DTSTART:é\r\n",
        ] {
            assert!(read(event(wrong).as_bytes()).unwrap().meetings[0].ends.is_none(), "{wrong}");
        }
    }
}
