//! A second look where the entity wants it: a reply waits for a supervisor, who sends it, sends it back with a remark, or changes it. None
//! is forgotten: after a set time it goes up or is sent, as the entity says. Meanwhile the customer's clock runs on.

use std::time::Duration;

use ::store::Tx;
use desk::CaseId;
use futures::FutureExt;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use platform::App;
use platform::Job;
use platform::accounts;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use crate::events::ReplyHeld;
use crate::look_events::LookEnded;
use crate::look_events::LookWanted;
use crate::look_events::LookWentUp;
use crate::message::MessageId;
use crate::reply;
use crate::reply::REPLY;
use crate::reply::Reply;
use crate::reply::Sending;
use crate::store;
use crate::store::looks;

/// Look at the replies of others before they leave.
pub(crate) const APPROVE: Permission = Permission { key: "email.second-look", roles: &[Role::Supervisor, Role::CentreManager] };
/// Be told of those that waited too long.
const UP: Permission = Permission { key: "email.second-look-up", roles: &[Role::CentreManager, Role::EntityAdministrator] };
const WATCH: Permission = Permission { key: "email.watch-second-looks", roles: &[Role::System] };
/// How many replies one round looks at.
const ROUND: u32 = 200;

/// Sees to those that have waited long enough.
pub(crate) const JOB: Job =
    Job { key: "email.second-looks", when: When::Every(Duration::from_secs(60)), run: |app, lease| timed(app, lease).boxed() };

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

/// Sends a reply, or lets it wait for a second look where the entity wants one.
///
/// # Errors
/// As sending it.
pub async fn send_or_ask(app: &App, grant: Grant, case: CaseId, reply: Reply) -> Result<Sent> {
    let (inside, digest, seen) = (app.clone(), reply.digest(), reply.seen);
    let (is_wanted, sent) =
        app.read(grant.clone(), move |tx| Ok((is_wanted(tx, &inside)?, reply::sent_before(tx, case, seen, &digest)?))).await?;
    if let Some(message) = sent {
        return Ok(Sent::Message(message));
    }
    if !is_wanted {
        return reply::send_reply(app, grant, case, reply).await.map(Sent::Message);
    }
    reply::could_send(app, &grant, case, &reply).await?;
    let supervisors = app.read(grant.clone(), |tx| those_who(tx, APPROVE)).await?;
    let minutes = app.clone();
    app.write(grant, move |tx| {
        let (employee, entity, asked_at) = (tx.actor().employee()?, tx.entity()?, tx.now());
        let patience = minutes.settings().number_now(tx, "mail.second_look_minutes")?;
        let waits_until = asked_at + Duration::from_secs(patience * 60);
        let known = looks::look(tx, case)?;
        if known.is_some_and(|known| known.employee == employee && known.reply.digest() == reply.digest() && known.reply.seen == reply.seen)
        {
            return Ok(());
        }
        // Between two clicks somebody may have sent or changed it.
        desk::store::case(tx, case)?.ok_or(Error::NotFound("case"))?.must_be_version(reply.seen)?;
        store::drop_scheduled(tx, case)?;
        looks::save_look(tx, &Look { case, employee, entity, reply, asked_at, waits_until, is_up: false })?;
        tx.record(LookWanted { case: case.get(), waits_until: waits_until.as_millisecond() })?;
        supervisors.iter().try_for_each(|one| desk::tell(tx, *one, "look-wanted", Some(case)))
    })
    .await?;
    Ok(Sent::Waits)
}

/// Those of the entity who hold a right.
fn those_who(tx: &mut Tx<'_>, right: Permission) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    let mut found = Vec::new();
    for employee in org::store::employees(tx)?.into_iter().filter(|employee| employee.is_active) {
        if accounts::acting(tx, employee.id, entity)?.is_some_and(|actor| actor.can(right)) {
            found.push(employee.id);
        }
    }
    Ok(found)
}

/// Sends what waits, as it is or changed, in its writer's name. What is not there any more has been seen to.
///
/// # Errors
/// As sending it; `Conflict` when the customer or a colleague wrote meanwhile.
pub(crate) async fn approve(app: &App, grant: Grant, case: CaseId, changed: Option<(String, String)>) -> Result<()> {
    let me = grant.actor().employee()?;
    let Some(look) = app.read(grant, move |tx| looks::look(tx, case)).await? else { return Ok(()) };
    let is_changed = changed
        .as_ref()
        .is_some_and(|(subject, body)| subject.trim() != look.reply.subject.trim() || body.trim() != look.reply.body.trim());
    let reply = match changed.filter(|_| is_changed) {
        Some((subject, body)) => Reply { subject, body, ..look.reply.clone() },
        None => look.reply.clone(),
    };
    send_as(app, look, reply, (Some(me), if is_changed { "changed" } else { "sent" })).await
}

/// Sends a reply with the rights that its writer has now.
async fn send_as(app: &App, look: Look, reply: Reply, (by, step): (Option<EmployeeId>, &'static str)) -> Result<()> {
    let (case, writer, entity) = (look.case, look.employee, look.entity);
    let watch = Actor::system("clock", None).may(WATCH)?.within(entity);
    let actor = app.read(watch, move |tx| accounts::acting(tx, writer, entity)).await?.ok_or(Error::NotFound("employee"))?;
    let sending = Sending { digest: reply.digest(), written: None, reply, is_interim: false };
    reply::send(app, actor.may(REPLY)?, case, sending, move |tx, _| {
        // It left the list with what was sent.
        let colleague = by.map(kernel::Id::get);
        tx.record(LookEnded { case: case.get(), step, colleague, employee: writer.get(), note: String::new() })?;
        Ok(())
    })
    .await
    .map(drop)
}

/// Sends a reply back to its writer with a remark, which stands in the case between colleagues. The draft is still there.
///
/// # Errors
/// `Invalid` without a remark; `NotFound` for a case of another entity.
pub(crate) fn send_back(tx: &mut Tx<'_>, case: CaseId, remark: &str) -> Result<()> {
    let me = tx.actor().employee()?;
    if remark.trim().is_empty() {
        return Err(invalid("remark", "email-look-remark-empty"));
    }
    let Some(look) = looks::look(tx, case)? else { return Ok(()) };
    looks::drop_look(tx, case)?;
    desk::add_note(tx, case, remark)?;
    let (employee, note) = (look.employee.get(), remark.trim().to_owned());
    tx.record(LookEnded { case: case.get(), step: "returned", colleague: Some(me.get()), employee, note })?;
    desk::tell(tx, look.employee, "look-returned", Some(case))
}

/// Calls a reply back: it is a draft again. Once more changes nothing.
///
/// # Errors
/// `NotFound` for a case of another entity; refused for who does not own it.
pub(crate) fn call_back(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let me = tx.actor().employee()?;
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    if looks::drop_look(tx, id)? {
        tx.record(LookEnded { case: id.get(), step: "called-back", colleague: None, employee: me.get(), note: String::new() })?;
    }
    Ok(())
}

async fn timed(app: App, lease: Lease) -> Result<()> {
    let now = app.now();
    let clock = Actor::system("clock", None);
    let due = app.read(clock.may(WATCH)?, move |tx| looks::looks_until(tx, now, ROUND)).await?;
    for look in due {
        see_to(&app, &clock, look).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// One that has waited long enough: it is sent, or goes up. What speaks against sending it makes it a draft again, and its writer is told.
async fn see_to(app: &App, clock: &Actor, look: Look) -> Result<()> {
    let (case, writer, watch) = (look.case, look.employee, clock.may(WATCH)?.within(look.entity));
    let inside = app.clone();
    let is_sent = app.read(watch.clone(), move |tx| Ok(inside.settings().now(tx, "mail.second_look_then")? == "send")).await?;
    if !is_sent {
        return go_up(app, watch, look).await;
    }
    let reply = look.reply.clone();
    match send_as(app, look, reply, (None, "timed")).await {
        Ok(()) => Ok(()),
        Err(error @ (Error::Busy(_) | Error::ReadOnly(_) | Error::Broken(..))) => {
            tracing::warn!(%error, %case, "a reply that waits for a second look waits on");
            Ok(())
        }
        Err(error) => {
            let why = error.to_string();
            app.write(watch, move |tx| {
                looks::drop_look(tx, case)?;
                desk::tell(tx, writer, "reply-held", Some(case))?;
                tx.record(ReplyHeld { case: case.get(), employee: writer.get(), why })?;
                Ok(())
            })
            .await
        }
    }
}

async fn go_up(app: &App, watch: Grant, look: Look) -> Result<()> {
    let up = app.read(watch.clone(), |tx| those_who(tx, UP)).await?;
    app.write(watch, move |tx| {
        let Some(known) = looks::look(tx, look.case)?.filter(|known| !known.is_up) else { return Ok(()) };
        let case = known.case;
        looks::save_look(tx, &Look { is_up: true, ..known })?;
        tx.record(LookWentUp { case: case.get(), employee: look.employee.get() })?;
        up.iter().try_for_each(|one| desk::tell(tx, *one, "look-up", Some(case)))
    })
    .await
}
