//! A second look where the entity wants it: a reply waits for a supervisor, who sends it, sends it back with a remark, or changes it. None
//! is forgotten: after a set time it goes up or is sent, as the entity says. Meanwhile the customer's clock runs on.

use std::time::Duration;

use ::store::Keys;
use ::store::Tx;
use desk::CaseId;
use desk::State;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Lang;
use kernel::Permission;
use kernel::Phone;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;
use platform::App;
use platform::accounts;

use crate::could_leave;
use crate::interim;
use crate::interim::Interim;
use crate::look_events::LookEnded;
use crate::look_events::LookWanted;
use crate::message::MessageId;
use crate::reply;
use crate::reply::REPLY;
use crate::reply::Reply;
use crate::secure_send;
use crate::secure_send::Terms;
use crate::sending::Sending;
use crate::store;
use crate::store::ReplyFile;
use crate::store::looks;

/// Look at the replies of others before they leave.
pub(crate) const APPROVE: Permission = Permission { key: "email.second-look", roles: &[Role::Supervisor, Role::CentreManager] };
/// What was looked at does not wait any more, or something else does.
pub(crate) const CHANGED: &str = "email-look-changed";
/// See to what waits, by the clock.
pub(crate) const WATCH: Permission = Permission { key: "email.watch-second-looks", roles: &[Role::System] };
/// A reply that waits.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub(crate) case: CaseId,
    /// Who wrote it.
    pub(crate) employee: EmployeeId,
    pub(crate) entity: EntityId,
    pub(crate) reply: Reply,
    pub(crate) asked_at: Timestamp,
    /// When it goes up or is sent by itself.
    pub(crate) waits_until: Timestamp,
    /// Whether it has gone up already.
    pub(crate) is_up: bool,
    /// The newest entry of the case that was no note when it was written.
    pub(crate) entry: i64,
    /// The files that go with it, as they were when it began to wait.
    pub(crate) files: Vec<ReplyFile>,
    /// What becomes true with it, where it goes before the answer.
    pub(crate) interim: Option<Interim>,
    /// Whether it stays here behind a code, and only a link to it leaves.
    pub(crate) is_secure: bool,
    /// The phone that gets its codes, where it is not the address.
    pub(crate) code_phone: Option<Phone>,
}

impl Look {
    /// Tells what waits from what waited before or will wait after it.
    pub(crate) fn mark(&self) -> String {
        format!("{}-{}", self.asked_at.as_millisecond(), self.reply.digest())
    }
}

/// What became of a reply that was to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is on its way.
    Message(MessageId),
    /// It waits for a second look.
    Waits,
}

/// Whether the replies of the one who acts wait for a second look.
pub(crate) fn is_wanted(tx: &mut Tx<'_>, app: &App) -> Result<bool> {
    Ok(!tx.actor().can(APPROVE) && app.settings().now(tx, "mail.second_look")? == "yes")
}

/// Sends a reply, or lets it wait for a second look where the entity wants one; the case is closed with it where it leaves and that is
/// wanted, both or neither.
///
/// # Errors
/// As sending it, and as closing the case.
pub async fn send_or_ask(app: &App, grant: Grant, case: CaseId, reply: Reply, ends: bool) -> Result<Sent> {
    let sending = Sending { may_wait: true, ..Sending::of(reply.clone()) };
    let left = reply::leave(app, grant.clone(), case, sending, move |tx, _| if ends { end(tx, case) } else { Ok(()) }).await?;
    if let Some(message) = left {
        return Ok(Sent::Message(message));
    }
    let inside = app.clone();
    app.write(grant, move |tx| hold(tx, &inside, case, Held { reply, interim: None, is_secure: false, code_phone: None })).await?;
    Ok(Sent::Waits)
}

fn end(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    desk::do_one(tx, &desk::Act::Close, id, case.version).map(drop)
}

/// Lets a reply wait for a second look because its writer asks for one.
///
/// # Errors
/// As sending it.
pub(crate) async fn ask_by_choice(app: &App, grant: &Grant, case: CaseId, reply: Reply) -> Result<()> {
    let sending = Sending::of(reply.clone());
    could_leave::could_send(app, grant, case, sending).await?;
    let inside = app.clone();
    app.write(grant.clone(), move |tx| hold(tx, &inside, case, Held { reply, interim: None, is_secure: false, code_phone: None })).await
}

/// Lets a letter that goes before a reply wait where the entity wants a second look; nothing where it may leave at once. What has left
/// already is that.
///
/// # Errors
/// As sending it; refused for a letter before the answer while a reply of the case waits.
pub(crate) async fn ask(app: &App, grant: &Grant, case: CaseId, (sending, interim): (&Sending, &Interim)) -> Result<Option<Sent>> {
    let (inside, digest, seen) = (app.clone(), sending.digest.clone(), sending.reply.seen);
    let (is_wanted, sent) =
        app.read(grant.clone(), move |tx| Ok((is_wanted(tx, &inside)?, reply::sent_before(tx, case, seen, &digest)?))).await?;
    if let Some(message) = sent {
        return Ok(Some(Sent::Message(message)));
    }
    if !is_wanted {
        return Ok(None);
    }
    could_leave::could_send(app, grant, case, sending.clone()).await?;
    let (inside, wanted) =
        (app.clone(), Held { reply: sending.reply.clone(), interim: Some(interim.clone()), is_secure: false, code_phone: None });
    app.write(grant.clone(), move |tx| hold(tx, &inside, case, wanted)).await?;
    Ok(Some(Sent::Waits))
}

/// What is to wait.
pub(crate) struct Held {
    pub(crate) reply: Reply,
    pub(crate) interim: Option<Interim>,
    pub(crate) is_secure: bool,
    pub(crate) code_phone: Option<Phone>,
}

/// Lets it wait. A reply's draft is kept with it, whoever wrote it where, so that it is there when it comes back.
pub(crate) fn hold(tx: &mut Tx<'_>, app: &App, case: CaseId, held: Held) -> Result<()> {
    let Held { reply, interim, is_secure, code_phone } = held;
    let (employee, entity, asked_at) = (tx.actor().employee()?, tx.entity()?, tx.now());
    let patience = app.settings().number_now(tx, "mail.second_look_minutes")?;
    let waits_until = asked_at + Duration::from_secs(patience * 60);
    let is_same = |known: &Look| {
        (known.employee, known.is_secure, &known.code_phone) == (employee, is_secure, &code_phone) && known.reply.is_same(&reply)
    };
    match looks::look(tx, case)? {
        Some(known) if is_same(&known) => return Ok(()),
        // One letter waits at a time; one before the answer has its promise with it, and is not replaced by what comes after.
        Some(known) if interim.is_some() || known.interim.is_some() => return Err(refuse("email-look-one").into()),
        _ => {}
    }
    // Between two clicks somebody may have sent or changed it.
    desk::store::case(tx, case)?.ok_or(Error::NotFound("case"))?.must_be_version(reply.seen)?;
    if interim.is_none() {
        store::drop_scheduled(tx, case)?;
        store::save_draft(tx, case, &reply.draft()).map(drop)?;
        store::copies::keep_chosen(tx, case, &reply.copies.written())?;
    }
    let files = if reply.with_files { store::reply_files(tx, case)? } else { Vec::new() };
    let entry = desk::store::newest_said(tx, case)?;
    let is_up = false;
    looks::save_look(
        tx,
        &Look { case, employee, entity, reply, asked_at, waits_until, is_up, entry, files, interim, is_secure, code_phone },
    )?;
    tx.record(LookWanted { case: case.get(), waits_until: waits_until.as_millisecond() })?;
    let supervisors = desk::store::reaching(tx, APPROVE, case)?;
    supervisors.into_iter().try_for_each(|one| desk::tell(tx, one, "look-wanted", Some(case)))
}

/// What leaves after a second look is what was looked at.
///
/// # Errors
/// `Conflict` where it does not wait any more, or something else does.
pub(crate) fn must_wait(tx: &mut Tx<'_>, case: CaseId, mark: Option<&str>) -> Result<()> {
    match mark {
        Some(mark) if looks::look(tx, case)?.is_none_or(|look| look.mark() != mark) => Err(Error::Conflict(CHANGED)),
        _ => Ok(()),
    }
}

/// Sends what waits as it was looked at, or changed, in its writer's name. What has left so already is sent once.
///
/// # Errors
/// As sending it; `NotFound` for a case that the right does not reach; `Conflict` when the customer or a colleague wrote meanwhile, or the
/// reply was taken back or written anew.
pub(crate) async fn approve(app: &App, grant: Grant, case: CaseId, mark: String, (subject, body): (String, String)) -> Result<()> {
    let me = grant.actor().employee()?;
    let (wanted, keys) = ((subject.clone(), body.clone()), app.keys().clone());
    let Some(look) = app.read(grant, move |tx| looked_at(tx, &keys, case, (&mark, wanted))).await? else { return Ok(()) };
    let is_changed = subject.trim() != look.reply.subject.trim() || body.trim() != look.reply.body.trim();
    let reply = if is_changed { Reply { subject, body, ..look.reply.clone() } } else { look.reply.clone() };
    send_as(app, look, reply, (Some(me), if is_changed { "changed" } else { "sent" })).await
}

/// What somebody looked at; nothing where it has left just as they wish it to.
fn looked_at(tx: &mut Tx<'_>, keys: &Keys, case: CaseId, (mark, (subject, body)): (&str, (String, String))) -> Result<Option<Look>> {
    desk::store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    if let Some(look) = looks::look(tx, case)? {
        return if look.mark() == mark { Ok(Some(look)) } else { Err(Error::Conflict(CHANGED)) };
    }
    for lang in Lang::ALL {
        let digest = reply::digest(&subject, &body, lang);
        if store::has_left(tx, case, &digest)? || store::has_left(tx, case, &secure_send::keyed(keys, &digest))? {
            return Ok(None);
        }
    }
    Err(Error::Conflict(CHANGED))
}

/// Sends a reply with the rights that its writer has now.
pub(crate) async fn send_as(app: &App, look: Look, reply: Reply, (by, step): (Option<EmployeeId>, &'static str)) -> Result<()> {
    let (case, writer, entity) = (look.case, look.employee, look.entity);
    if look.interim.as_ref().is_some_and(|interim| interim.until <= app.now()) {
        return Err(refuse("email-look-interim-past").into());
    }
    let (files, interim, draft, is_secure) = (look.files.clone(), look.interim.clone(), look.reply.text_digest(), look.is_secure);
    let phone = look.code_phone.clone();
    let watch = Actor::system("clock", None).may(WATCH)?.within(entity);
    let actor = app.read(watch, move |tx| accounts::acting(tx, writer, entity)).await?.ok_or(Error::NotFound("employee"))?;
    let (grant, mark) = (actor.may(REPLY)?, look.mark());
    let seen = app.read(grant.clone(), move |tx| view(tx, &look)).await?;
    let is_interim = interim.is_some();
    let reply = Reply { seen, ..reply };
    let ended = move |tx: &mut Tx<'_>, message: MessageId| -> Result<()> {
        if let Some(interim) = &interim {
            interim::promise(tx, case, message, interim)?;
        }
        // It left the list with what was sent.
        let colleague = by.map(kernel::Id::get);
        tx.record(LookEnded { case: case.get(), step, colleague, employee: writer.get(), note: String::new() })?;
        Ok(())
    };
    let sent = if is_secure {
        let terms = Terms { look: Some(mark), files: Some(files), proof: None, phone, draft };
        secure_send::leave(app, grant, case, reply, (terms, ended)).await
    } else {
        let sending = Sending { look: Some(mark), files: Some(files), draft, is_interim, ..Sending::of(reply) };
        reply::send(app, grant, case, sending, ended).await
    };
    sent.map(drop)
}

/// The view of the case on which a reply leaves: today's, where nothing was said since it was written, except between colleagues, and its
/// writer still has the case; else the one on which it was written.
fn view(tx: &mut Tx<'_>, look: &Look) -> Result<i64> {
    let case = desk::store::case(tx, look.case)?.ok_or(Error::NotFound("case"))?;
    let is_theirs = case.id == look.case && case.state == State::Open && case.owner == Some(look.employee);
    let is_as_written = is_theirs && desk::store::newest_said(tx, case.id)? == look.entry;
    Ok(if is_as_written { case.version } else { look.reply.seen })
}
