//! Fetches mail from the mailboxes that entities have on other servers: each message is durable here before it is marked there.

use std::collections::BTreeMap;
use std::net::IpAddr;

use ::store::Tx;
use bytes::Bytes;
use futures::StreamExt;
use futures::stream::select_all;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::broken;
use platform::App;
use post::Fetched;
use post::Mailbox;
use post::Origin;
use post::Report;
use post::Retried;
use tokio::sync::Semaphore;

use crate::failing;
use crate::prove::prove;
use crate::receive::Taken;
use crate::receive::receive_and;
use crate::skipped;
use crate::source::Source;
use crate::store;
use crate::token;

const FETCH: Permission = Permission { key: "email.fetch", roles: &[Role::System] };
/// So many servers of an entity are asked at a time: slow ones of its own keep its mailboxes waiting, and nobody else's.
const AT_A_TIME: usize = 4;
/// So many of all entities: each holds a connection and a message.
const OF_ALL: usize = 64;

/// Fetches what is new in every mailbox that is set up for it; answers how many messages were kept.
///
/// # Errors
/// What the database says; what a server says stands beside its mailbox.
pub async fn fetch(app: &App) -> Result<usize> {
    fetch_all(app, sources(app).await?).await
}

/// The same for some of them.
pub(crate) async fn fetch_all(app: &App, sources: Vec<(String, Source)>) -> Result<usize> {
    let places = Semaphore::new(OF_ALL);
    let places = &places;
    let of_one = |sources: Vec<(String, Source)>| {
        let in_its_place = |(address, source)| async move {
            let _place = places.acquire().await.map_err(broken("waiting to fetch mail"))?;
            fetch_one(app, address, source).await
        };
        futures::stream::iter(sources).map(in_its_place).buffer_unordered(AT_A_TIME)
    };
    let kept: Vec<Result<usize>> = select_all(by_entity(sources).into_values().map(of_one)).collect().await;
    kept.into_iter().sum()
}

/// Each entity's mailboxes by themselves.
pub(crate) fn by_entity(sources: Vec<(String, Source)>) -> BTreeMap<EntityId, Vec<(String, Source)>> {
    let mut all = BTreeMap::<_, Vec<_>>::new();
    for (address, source) in sources {
        all.entry(source.entity).or_default().push((address, source));
    }
    all
}

/// All of them so that each entity has one among the first, then each its second: where there is room for some, nobody's are crowded out.
fn in_turn<T>(lines: impl IntoIterator<Item = Vec<T>>) -> Vec<T> {
    let mut ranked: Vec<(usize, T)> = lines.into_iter().flat_map(|line| line.into_iter().enumerate()).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, one)| one).collect()
}

/// Every mailbox from which mail is fetched, with its address here, the entities in turn.
pub(crate) async fn sources(app: &App) -> Result<Vec<(String, Source)>> {
    app.read(grant()?, store::sources).await.map(|sources| in_turn(by_entity(sources).into_values()))
}

pub(crate) fn grant() -> Result<Grant> {
    Actor::system("mail-intake", None).may(FETCH)
}

async fn fetch_one(app: &App, address: String, mut source: Source) -> Result<usize> {
    let Some(mut mailbox) = open(app, &source).await? else { return Ok(0) };
    let report = fetch_new(app, &mut mailbox, &address, &mut source).await?;
    mailbox.close().await;
    Ok(report.kept)
}

/// Opens the mailbox on its server, which must stand outside or be one that the operator allows. Why it cannot be opened stands beside it.
pub(crate) async fn open(app: &App, source: &Source) -> Result<Option<Mailbox>> {
    let allowed = &app.settings().mail.inside_hosts;
    let opened = match app.outgoing().addresses(&source.host, allowed).await {
        Ok(addresses) => enter(app, source, addresses).await,
        Err(trouble) => Err(trouble),
    };
    match opened {
        Ok(mailbox) => Ok(Some(mailbox)),
        Err(trouble) => {
            let nothing = Report { cursor: source.cursor, kept: 0, skipped: Vec::new(), renumbered: false, trouble: Some(trouble) };
            note(app, source, nothing).await?;
            Ok(None)
        }
    }
}

/// Enters the server. One that does not take a token is brought another the next time.
async fn enter(app: &App, source: &Source, addresses: Vec<IpAddr>) -> Result<Mailbox> {
    let login = token::login(app, source).await?;
    match Mailbox::open(source.account(login, addresses)).await {
        Err(Error::Forbidden(_)) => Err(token::not_taken(app, source).await?.into()),
        opened => opened,
    }
}

/// Fetches what is new in an open mailbox and moves on in it; what was passed before is asked for again when its time has come.
pub(crate) async fn fetch_new(app: &App, mailbox: &mut Mailbox, address: &str, source: &mut Source) -> Result<Report> {
    let mut report = mailbox.fetch_new(source.cursor, |fetched| keep(app.clone(), address.to_owned(), source.clone(), fetched)).await;
    source.cursor = report.cursor.or(source.cursor);
    if report.trouble.is_none() {
        report.trouble = fetch_passed(app, mailbox, address, source).await.err();
    }
    note(app, source, report).await
}

/// Asks again for messages that the server would not give.
async fn fetch_passed(app: &App, mailbox: &mut Mailbox, address: &str, source: &Source) -> Result<()> {
    let (within, id, validity) = (grant()?.within(source.entity), source.mailbox, mailbox.validity());
    for passed in app.read(within.clone(), move |tx| skipped::due(tx, id, validity)).await? {
        let keep = |fetched| keep_passed(app.clone(), address.to_owned(), source.clone(), fetched);
        let again = mailbox.fetch_again(passed.uid, keep).await?;
        app.write(within.clone(), move |tx| match again {
            // That it came stands with the message.
            Retried::Kept => Ok(()),
            Retried::Gone => skipped::settle(tx, id, (validity, passed.uid), "gone"),
            Retried::Refused(why) => skipped::refused(tx, id, &passed, why),
        })
        .await?;
    }
    Ok(())
}

/// Keeps a message and how far the mailbox was fetched, both or neither.
async fn keep(app: App, address: String, source: Source, fetched: Fetched) -> Result<()> {
    let (mailbox, cursor, passes) = (source.mailbox, fetched.cursor, fetched.skipped);
    let further = move |tx: &mut Tx<'_>| {
        store::set_cursor(tx, mailbox, cursor)?;
        skipped::pass(tx, (mailbox, cursor.validity), &passes)
    };
    take(&app, &source, &address, fetched.raw, further).await
}

/// Keeps a message that was passed before, which is so no longer.
async fn keep_passed(app: App, address: String, source: Source, fetched: Fetched) -> Result<()> {
    let (mailbox, cursor) = (source.mailbox, fetched.cursor);
    let further = move |tx: &mut Tx<'_>| skipped::settle(tx, mailbox, (cursor.validity, cursor.uid), "came");
    take(&app, &source, &address, fetched.raw, further).await
}

async fn take<F>(app: &App, source: &Source, address: &str, raw: Vec<u8>, further: F) -> Result<()>
where
    F: Fn(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    let raw = Bytes::from(raw);
    let proof = prove(app, &raw, Origin::Relay).await;
    match receive_and(app, (source.entity, address), raw, proof, further).await? {
        Taken::Kept(..) | Taken::Again(_) => Ok(()),
        Taken::Nobody => Err(Error::NotFound("mailbox")),
    }
}

/// What happened stands beside the mailbox, for those who look after it.
async fn note(app: &App, source: &Source, report: Report) -> Result<Report> {
    let source = source.clone();
    app.write(grant()?.within(source.entity), move |tx| write_down(tx, &source, &report).map(|()| report)).await
}

fn write_down(tx: &mut Tx<'_>, source: &Source, report: &Report) -> Result<()> {
    let why = report.trouble.as_ref().map(said).unwrap_or_default();
    if let Some(cursor) = report.cursor {
        store::set_cursor(tx, source.mailbox, cursor)?;
        if report.renumbered {
            store::faults::forget_older(tx, source.mailbox, cursor.validity)?;
        }
        skipped::pass(tx, (source.mailbox, cursor.validity), &report.skipped)?;
    }
    failing::looked(tx, source, &why.chars().take(500).collect::<String>())
}

/// What went wrong: the key of its text where we refused it ourselves, else the other side's words.
fn said(trouble: &Error) -> String {
    match trouble {
        Error::Refused(refusal) if refusal.key.starts_with("email-token-") => refusal.key.into(),
        Error::Refused(_) => "email-source-inside".into(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entity_with_many_mailboxes_takes_no_place_from_one_that_has_few() {
        let lines = [vec!["a1", "a2", "a3", "a4"], vec!["b1"], vec!["c1", "c2"]];
        assert_eq!(in_turn(lines), ["a1", "b1", "c1", "a2", "c2", "a3", "a4"]);
    }
}
