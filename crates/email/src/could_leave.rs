//! Whether a reply could leave as it is now, and the letter that it would be.

use ::store::Tx;
use desk::CaseId;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use platform::App;

use crate::attach;
use crate::copy_letters::Copied;
use crate::house;
use crate::letter;
use crate::letter::Letter;
use crate::message::MessageId;
use crate::reply::Reply;
use crate::reply::may_answer;
use crate::reply::sent_before;
use crate::reviews;
use crate::second_look;
use crate::sending::Sending;
use crate::store::ReplyFile;

/// What a first look says.
pub(crate) enum Looked {
    /// It was sent before.
    Sent(MessageId),
    /// It may go once somebody else has looked at it.
    Waits,
    /// It may go, with these copies.
    Written(Box<Letter>, Box<Copied>),
}

/// Looks whether a reply could leave as it is now.
///
/// # Errors
/// As sending it.
pub(crate) async fn could_send(app: &App, grant: &Grant, case: CaseId, sending: Sending) -> Result<()> {
    let (_, files) = files_of(app, grant, case, &sending.reply).await?;
    let (inside, known) = (app.clone(), house::Kept::now(app));
    app.read(grant.clone(), move |tx| see(tx, (&inside, (&known.0, known.1)), case, &sending, (true, files)).map(drop)).await
}

/// The same with the letter. The files that go with it are noted, so that no others do.
///
/// # Errors
/// As sending it.
pub(crate) async fn look(app: &App, grant: &Grant, case: CaseId, sending: &mut Sending) -> Result<Looked> {
    let (files, enclosures) = files_of(app, grant, case, &sending.reply).await?;
    // What is not as somebody looked at it is refused where it is looked whether it may leave.
    let files = sending.files.replace(files.clone()).is_none_or(|wanted| wanted == files);
    let (inside, looked, known) = (app.clone(), sending.clone(), house::Kept::now(app));
    app.read(grant.clone(), move |tx| see(tx, (&inside, (&known.0, known.1)), case, &looked, (files, enclosures))).await
}

async fn files_of(app: &App, grant: &Grant, case: CaseId, reply: &Reply) -> Result<(Vec<ReplyFile>, Vec<post::Enclosure>)> {
    if reply.with_files { attach::enclosures(app, grant, case).await } else { Ok((Vec::new(), Vec::new())) }
}

/// Looks at a reply with its files, of which it is known whether they are those that somebody looked at.
fn see(
    tx: &mut Tx<'_>,
    (app, known): (&App, (&house::Kept, u64)),
    id: CaseId,
    sending: &Sending,
    (are_as_seen, files): (bool, Vec<post::Enclosure>),
) -> Result<Looked> {
    let reply = &sending.reply;
    if let Some(known) = sent_before(tx, id, reply.seen, &sending.digest)? {
        return Ok(Looked::Sent(known));
    }
    second_look::must_wait(tx, id, sending.look.as_deref())?;
    if !are_as_seen {
        return Err(Error::Conflict(second_look::CHANGED));
    }
    let case = may_answer(tx, id, reply)?;
    if let Some(gap) = canned::gap_in(app.words(), sending.written()) {
        let field = kernel::FieldError { field: "body".into(), key: "canned-gap-left", args: vec![("what", gap.into())] };
        return Err(Error::Invalid(vec![field]));
    }
    let (letter, copied) = letter::write(tx, (app, known), &case, sending, files)?;
    reviews::must_leave(tx, app.words(), reply, &letter.counted)?;
    if sending.may_wait && second_look::is_wanted(tx, app)? {
        return Ok(Looked::Waits);
    }
    Ok(Looked::Written(Box::new(letter), Box::new(copied)))
}
