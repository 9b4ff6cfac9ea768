//! The statements on tokens with which mailboxes of other servers are opened.

use ::store::Tx;
use kernel::Result;

use crate::mailbox::MailboxId;
use crate::token::Tokens;

/// How a mailbox's server is entered with tokens; nothing where it is with a password.
pub(crate) fn of(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<Option<Tokens>> {
    let entity = tx.entity()?;
    let sql = "select token_url, client_id, client_secret, refresh_token, scope, access_token, good_until, refusal, ask_after
        from imap_tokens where entity_id = $1 and mailbox_id = $2";
    tx.one(sql, &[entity.into(), mailbox.into()], |row| {
        Ok(Tokens {
            url: row.get(0)?,
            client: row.get(1)?,
            client_secret: row.get(2)?,
            refresh: row.get(3)?,
            scope: row.get(4)?,
            access: row.get(5)?,
            good_until: row.get(6)?,
            refusal: row.get(7)?,
            ask_after: row.get(8)?,
        })
    })
}

/// Writes them, new or changed: what was asked for with the former ones is forgotten.
pub(crate) fn save(tx: &mut Tx<'_>, mailbox: MailboxId, tokens: &Tokens) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into imap_tokens (mailbox_id, entity_id, token_url, client_id, client_secret, refresh_token, scope, access_token,
             good_until, refusal, ask_after)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (mailbox_id) do update set token_url = excluded.token_url, client_id = excluded.client_id,
             client_secret = excluded.client_secret, refresh_token = excluded.refresh_token, scope = excluded.scope,
             access_token = excluded.access_token, good_until = excluded.good_until, refusal = excluded.refusal,
             ask_after = excluded.ask_after
         where imap_tokens.entity_id = excluded.entity_id",
        &[
            mailbox.into(),
            entity.into(),
            (&tokens.url).into(),
            (&tokens.client).into(),
            (&tokens.client_secret).into(),
            (&tokens.refresh).into(),
            (&tokens.scope).into(),
            (&tokens.access).into(),
            tokens.good_until.into(),
            (&tokens.refusal).into(),
            tokens.ask_after.into(),
        ],
    )?;
    Ok(())
}

/// Writes down what was answered, unless other ones were entered meanwhile.
pub(crate) fn renew(tx: &mut Tx<'_>, mailbox: MailboxId, asked: &Tokens, answered: &Tokens) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "update imap_tokens set refresh_token = $4, access_token = $5, good_until = $6, refusal = $7, ask_after = $8
         where entity_id = $1 and mailbox_id = $2 and refresh_token = $3 and client_secret = $9",
        &[
            entity.into(),
            mailbox.into(),
            (&asked.refresh).into(),
            (&answered.refresh).into(),
            (&answered.access).into(),
            answered.good_until.into(),
            (&answered.refusal).into(),
            answered.ask_after.into(),
            (&asked.client_secret).into(),
        ],
    )?;
    Ok(())
}

/// A mailbox is entered with a password, or not fetched any more.
pub(crate) fn forget(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from imap_tokens where entity_id = $1 and mailbox_id = $2", &[entity.into(), mailbox.into()]).map(drop)
}
