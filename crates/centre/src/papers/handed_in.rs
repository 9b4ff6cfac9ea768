//! Documents that customers hand in before their appointment, a photograph or a PDF for each line of what to bring: looked at for viruses, freed of
//! what is hidden in them, counted, and kept no longer than the page of the appointment is open.

mod judged;

use ::store::Tx;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::Settings;
use platform::limits;
use platform::limits::Quota;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::appointment::Standing;
use crate::appointment_events::DocumentHandedIn;
use crate::appointment_events::DocumentTakenBack;
use crate::bookable::lines;
use crate::pass::OPEN;
use crate::pass::own;
use crate::store;

pub(crate) use judged::Judged;
pub(crate) use judged::LARGEST;
pub(crate) use judged::Sent;
pub(crate) use judged::judge;

/// Marks ids of documents that were handed in.
pub(crate) enum HandedInKind {}
/// Names one.
pub(crate) type HandedInId = Id<HandedInKind>;

/// So many files has a line of what to bring at most: both sides, and a page more.
pub(crate) const MOST: usize = 3;
/// All files of an appointment together, in bytes.
const TOGETHER: u64 = 24 * 1024 * 1024;
/// So many files are sent for an appointment, with what was taken back and what was found to be harmful: nobody keeps a scanner busy with one
/// appointment.
const MOST_EVER: i64 = 60;

/// A document that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HandedIn {
    /// Its id.
    pub(crate) id: HandedInId,
    /// The appointment.
    pub(crate) appointment: AppointmentId,
    /// What it is, of the list of what to bring, in the language of the appointment.
    pub(crate) paper: String,
    /// What its customer called the file.
    pub(crate) name: String,
    /// What its bytes show.
    pub(crate) kind: String,
    /// The hash under which its bytes are kept.
    pub(crate) hash: String,
    /// How many bytes.
    pub(crate) size: u64,
    /// Until when it is kept.
    pub(crate) until: Timestamp,
}

impl HandedIn {
    /// Whether it is a PDF, which is saved and not shown.
    pub(crate) fn is_pdf(&self) -> bool {
        self.kind == judged::PDF
    }

    /// How large it is, in kilobytes.
    pub(crate) fn kilobytes(&self) -> u64 {
        self.size.div_ceil(1024)
    }
}

/// What is wrong with a file, beside its field.
fn wrong(key: &'static str) -> Error {
    invalid("paper", key)
}

/// Which line of which appointment a file is for.
#[derive(Clone, Debug)]
pub(crate) struct Which {
    pub(crate) appointment: AppointmentId,
    /// Where the line stands in the list.
    pub(crate) place: usize,
    /// What the line said, in the language of the appointment, when its form was shown: by now another may stand in its place. Empty where the
    /// form does not tell.
    pub(crate) line: String,
}

/// Keeps a file that was judged. The same file again, such as by a second press, is the one that is there; its line counts as ready.
///
/// # Errors
/// What `asked` says; `Invalid` where there are enough, or there is no room for it.
pub(crate) fn keep(tx: &mut Tx<'_>, settings: &Settings, which: &Which, judged: Judged) -> Result<()> {
    let (one, paper) = asked(tx, which)?;
    let known = store::handed_in(tx, one.id)?;
    if known.iter().any(|file| file.paper == paper && file.hash == judged.blob.hash) {
        return Ok(());
    }
    must_fit(judged.blob.size, room(&known, &paper)?)?;
    limits::keep(tx, settings, &judged.blob).map_err(in_kind_words)?;
    let (id, until, Judged { name, kind, blob }) = (tx.new_id(), until(&one), judged);
    let file = HandedIn { id, appointment: one.id, paper: paper.clone(), name, kind: kind.into(), hash: blob.hash, size: blob.size, until };
    store::insert_handed_in(tx, &file)?;
    tx.record(DocumentHandedIn::of(&one, id))?;
    ready(tx, one, &paper)
}

/// The appointment that a file is for, and the line of what to bring.
///
/// # Errors
/// Refused once its customer has come, and for a line that is not asked for any more or stands elsewhere in the list.
fn asked(tx: &mut Tx<'_>, which: &Which) -> Result<(Appointment, String)> {
    let one = own(tx, which.appointment)?;
    must_be(is_open(&one))?;
    let bring = store::bookable_one(tx, one.centre, one.service)?.map(|bookable| bookable.bring).unwrap_or_default();
    let paper = lines(bring.get(one.lang)).nth(which.place).filter(|paper| which.line.is_empty() || *paper == which.line);
    let paper = paper.ok_or_else(|| refuse("centre-document-unasked"))?.to_owned();
    Ok((one, paper))
}

/// The names of what is there for a line of what to bring, and how many bytes more may be handed in for it, if any.
///
/// # Errors
/// What `asked` says.
fn may_add(tx: &mut Tx<'_>, which: &Which) -> Result<(Vec<String>, Result<u64>)> {
    let (one, paper) = asked(tx, which)?;
    let known = store::handed_in(tx, one.id)?;
    let room = room(&known, &paper).and_then(|room| must_be_seldom(tx, &one).map(|()| room));
    Ok((known.into_iter().filter(|file| file.paper == paper).map(|file| file.hash).collect(), room))
}

/// Counts a file before it is looked at, whatever becomes of it.
///
/// # Errors
/// What `asked` says; `Invalid` where so many were sent already.
fn count(tx: &mut Tx<'_>, which: &Which) -> Result<()> {
    let (one, _) = asked(tx, which)?;
    must_be_seldom(tx, &one)?;
    store::count_hand_in(tx, one.id)
}

fn must_be_seldom(tx: &mut Tx<'_>, one: &Appointment) -> Result<()> {
    if store::hand_ins(tx, one.id)? < MOST_EVER { Ok(()) } else { Err(wrong("centre-document-often")) }
}

fn room(known: &[HandedIn], paper: &str) -> Result<u64> {
    if known.iter().filter(|file| file.paper == paper).count() >= MOST {
        return Err(wrong("centre-document-many"));
    }
    Ok(TOGETHER.saturating_sub(known.iter().map(|file| file.size).sum()))
}

fn must_fit(size: u64, room: u64) -> Result<()> {
    if size <= room { Ok(()) } else { Err(wrong("centre-document-together")) }
}

/// Whether documents can be handed in for an appointment: until its customer has come, and where somebody at a counter sees them.
pub(crate) fn is_open(one: &Appointment) -> bool {
    one.employee.is_none() && matches!(one.standing, Standing::Booked | Standing::CalledOff)
}

fn must_be(is_allowed: bool) -> Result<()> {
    if is_allowed { Ok(()) } else { Err(refuse("centre-document-over").into()) }
}

/// What the entity may keep is nothing that its customers can do anything about.
fn in_kind_words(error: Error) -> Error {
    match error {
        Error::Refused(refusal) if refusal.key == Quota::StoredBytes.refusal() => wrong("centre-document-no-room"),
        other => other,
    }
}

/// Whoever hands a document in has it.
fn ready(tx: &mut Tx<'_>, mut one: Appointment, paper: &str) -> Result<()> {
    if one.brings.lines().any(|line| line == paper) {
        return Ok(());
    }
    let brings: Vec<&str> = one.brings.lines().chain([paper]).collect();
    one.brings = brings.join("\n");
    store::save_appointment(tx, &mut one)
}

/// Whether what was handed in is taken back by its customer: until a ticket has become of the appointment, also once they have missed it.
fn may_take_back(one: &Appointment) -> bool {
    one.ticket.is_none()
}

/// Whether all that is left to do with what was handed in is to take it back: its customer did not come.
pub(crate) fn is_left_over(one: &Appointment) -> bool {
    one.standing == Standing::Missed && may_take_back(one)
}

/// Takes back a file that was handed in; one that is gone already stays so.
///
/// # Errors
/// Refused once its customer has come.
pub(crate) fn take_back(tx: &mut Tx<'_>, settings: &Settings, (id, file): (AppointmentId, HandedInId)) -> Result<()> {
    let one = own(tx, id)?;
    let Some(known) = store::handed_in_one(tx, file)?.filter(|known| known.appointment == one.id) else { return Ok(()) };
    must_be(may_take_back(&one))?;
    forget(tx, settings, &known)?;
    tx.record(DocumentTakenBack::of(&one, file)).map(drop)
}

/// Until when what is handed in for an appointment is kept.
pub(crate) fn until(one: &Appointment) -> Timestamp {
    one.time.to.checked_add(OPEN).unwrap_or(one.time.to)
}

/// Takes away one whose time is over. Another time may have been chosen meanwhile.
///
/// # Errors
/// What the database says.
pub(crate) fn lapse(tx: &mut Tx<'_>, settings: &Settings, id: HandedInId) -> Result<()> {
    let now = tx.now();
    match store::handed_in_one(tx, id)?.filter(|known| known.until <= now) {
        Some(known) => forget(tx, settings, &known),
        None => Ok(()),
    }
}

/// Its bytes go along, unless somebody else handed in the same. Its entity may keep as much more from then on.
fn forget(tx: &mut Tx<'_>, settings: &Settings, known: &HandedIn) -> Result<()> {
    limits::take(tx, settings, Quota::StoredBytes, -i64::try_from(known.size).unwrap_or(i64::MAX))?;
    store::delete_handed_in(tx, known.id)?;
    tx.let_go(&known.hash)
}
