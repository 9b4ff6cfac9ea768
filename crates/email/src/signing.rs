//! Keys for signing are made, looked for in DNS, put to use, and retired; letters that leave are signed with them.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::broken;
use kernel::invalid;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use post::KeyKind;
use post::Limits;
use post::Mail;
use post::Published;

use crate::events::SigningKeyChanged;
use crate::prove::verifier;
use crate::signing_key::DkimKey;
use crate::signing_key::KeyState;
use crate::signing_key::SigningKeyId;
use crate::store;

const RETIRE: Permission = Permission { key: "email.retire-keys", roles: &[Role::System] };
/// So many keys of an entity are shown and counted.
pub(crate) const MOST: u32 = 200;
/// So many keys of an entity may wait, sign or retire at once.
const LIVING: usize = 50;

/// Retires keys whose mail has arrived.
pub(crate) const JOB: Job =
    Job { key: "email.signing-keys", when: When::Every(Duration::from_secs(3600)), run: |app, lease| retire(app, lease).boxed() };

/// Makes a key for a domain of the entity's mailboxes. It signs nothing before it is seen in DNS.
///
/// # Errors
/// `Invalid` for a domain of no mailbox of the entity, or a kind that there is not.
pub(crate) async fn make_signing_key(app: &App, grant: Grant, domain: &str, kind: &str) -> Result<SigningKeyId> {
    let kind = KeyKind::parse(kind).ok_or_else(|| invalid("kind", "email-key-kind-unknown"))?;
    let domain = domain.trim().to_lowercase();
    let asked = domain.clone();
    app.read(grant.clone(), move |tx| may_have(tx, &asked)).await?;
    let made = tokio::task::spawn_blocking(move || post::make_key(kind)).await.map_err(broken("making a key"))??;
    let keys = app.keys().clone();
    app.write(grant, move |tx| {
        may_have(tx, &domain)?;
        let id: SigningKeyId = tx.new_id();
        let key = DkimKey {
            id,
            selector: selector(tx.now(), id),
            kind: kind.key().into(),
            state: KeyState::Waiting,
            private_half: keys.seal(&DkimKey::context(id), made.private.reveal()),
            record: made.record,
            found: String::new(),
            checked_at: None,
            signs_since: None,
            retires_at: None,
            domain,
        };
        save(tx, &key).map(|()| id)
    })
    .await
}

/// The domains for which the entity may sign: those of its mailboxes.
pub(crate) fn domains(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let boxes = store::mailboxes(tx, None, MOST)?;
    let mut domains: Vec<String> = boxes.iter().filter_map(|mailbox| mailbox.address.rsplit('@').next()).map(str::to_owned).collect();
    domains.sort();
    domains.dedup();
    Ok(domains)
}

fn may_have(tx: &mut Tx<'_>, domain: &str) -> Result<()> {
    if !domains(tx)?.iter().any(|own| own == domain) {
        return Err(invalid("domain", "email-key-domain"));
    }
    let living = store::signing_keys(tx, MOST)?.iter().filter(|key| key.state != KeyState::Retired).count();
    if living >= LIVING { Err(invalid("domain", "email-key-many")) } else { Ok(()) }
}

/// A name that no other key has: the day, and something of its number.
fn selector(now: Timestamp, id: SigningKeyId) -> String {
    format!("d{}-{:x}", now.to_zoned(ui::bahrain()).strftime("%Y%m%d"), id.get())
}

fn save(tx: &mut Tx<'_>, key: &DkimKey) -> Result<()> {
    store::save_signing_key(tx, key)?;
    let (domain, selector) = (key.domain.clone(), key.selector.clone());
    tx.record(SigningKeyChanged { key: key.id.get(), domain, selector, state: key.state.key() })?;
    Ok(())
}

/// Asks DNS for a key's record. A waiting key that is there signs from now on, in the place of the one of its kind before it.
///
/// # Errors
/// `NotFound` for a key of another entity.
pub(crate) async fn check_signing_key(app: &App, grant: Grant, id: SigningKeyId) -> Result<DkimKey> {
    let key = app.read(grant.clone(), move |tx| find(tx, id)).await?;
    let found = match verifier(app) {
        Some(verifier) => verifier.published(&key.selector, &key.domain, &key.record).await,
        None => Published::Unknown,
    };
    app.write(grant, move |tx| {
        let (before, now) = (find(tx, id)?, tx.now());
        let key = before.clone().checked(found, now);
        if key.state == before.state {
            store::save_signing_key(tx, &key)?;
            return Ok(key);
        }
        let older = store::signing_for(tx, &key.domain)?;
        for older in older.into_iter().filter(|older| older.kind == key.kind) {
            save(tx, &older.succeeded(now))?;
        }
        save(tx, &key).map(|()| key)
    })
    .await
}

/// Withdraws a key at once: its private half is gone. For one that fell into wrong hands, or was made in vain.
///
/// # Errors
/// `NotFound` for a key of another entity, or one that is gone.
pub(crate) fn withdraw_signing_key(tx: &mut Tx<'_>, id: SigningKeyId) -> Result<()> {
    let key = find(tx, id)?;
    if key.state == KeyState::Retired {
        return Err(Error::NotFound("signing key"));
    }
    save(tx, &key.retired())
}

fn find(tx: &mut Tx<'_>, id: SigningKeyId) -> Result<DkimKey> {
    store::signing_key(tx, id)?.ok_or(Error::NotFound("signing key"))
}

async fn retire(app: App, lease: Lease) -> Result<()> {
    let now = app.now();
    let grant = Actor::system("mail-keys", None).may(RETIRE)?;
    let over = app.read(grant.clone(), move |tx| store::keys_to_retire(tx, now)).await?;
    for (entity, id) in over {
        app.write(grant.clone().within(entity), move |tx| retire_one(tx, id)).await?;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// Retires a key, unless it was withdrawn meanwhile.
fn retire_one(tx: &mut Tx<'_>, id: SigningKeyId) -> Result<()> {
    let key = find(tx, id)?;
    if key.state == KeyState::Retiring { save(tx, &key.retired()) } else { Ok(()) }
}

/// Signs a letter with the entity's keys for the domain in its From line. Without any it leaves as it is. At one instant it has the same
/// bytes as long as the same keys sign, so that a server that takes it twice can see that it is one.
///
/// # Errors
/// `Broken` when a key cannot be opened: the letter is tried again, for a receiver may refuse it without.
pub(crate) fn signed(app: &App, keys: &[DkimKey], raw: &[u8], at: Timestamp) -> Result<Vec<u8>> {
    let keys = keys.iter().map(|key| key.opened(app.keys())).collect::<Result<Vec<_>>>()?;
    post::sign(raw, &keys, at)
}

/// The keys with which a letter of this domain is signed. One of the installation itself, such as for a new password, is no entity's and
/// has none.
pub(crate) fn keys_of(tx: &mut Tx<'_>, domain: Option<&str>) -> Result<Vec<DkimKey>> {
    match domain {
        Some(domain) if tx.entity().is_ok() => store::signing_for(tx, domain),
        _ => Ok(Vec::new()),
    }
}

/// The domain in a letter's From line.
pub(crate) fn domain_of(raw: &[u8]) -> Option<String> {
    let end = raw.windows(4).position(|end| end == b"\r\n\r\n").map_or(raw.len(), |end| end + 4);
    let header = Mail::parse(&raw[..end], &Limits::default()).mail;
    header.from.map(|from| from.domain().to_owned())
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    #[test]
    fn keys_of_one_day_have_names_of_their_own_however_far_apart_they_are_made() {
        let named = |id: i64| selector(Timestamp::UNIX_EPOCH, Id::new(id));
        let names = [named(1 << 40), named(2 << 40), named((2 << 40) + 1)];
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 3, "{names:?}");
        assert!(names.iter().all(|name| name.starts_with("d19700101-") && name.len() <= 63));
        assert!(selector(Timestamp::UNIX_EPOCH, Id::new(i64::MAX)).len() <= 63, "a label of DNS holds no more");
    }
}
