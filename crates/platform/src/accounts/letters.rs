//! The letters that signing in sends: to the address that stands in the account, never to one that was typed.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::refuse;

use crate::App;
use crate::accounts::Account;
use crate::accounts::AccountState;
use crate::accounts::factors;
use crate::accounts::links;
use crate::accounts::links::Purpose;
use crate::accounts::store;
use crate::deliveries::Letter;
use crate::deliveries::enqueue_letter;
use crate::sessions;

/// Invites someone whose account was made without a password: a link by mail that sets it, good for a week. Inviting again makes the first link void.
/// Answers with the link's token, for whoever may hand it over in another way where no mail is sent yet.
///
/// # Errors
/// `NotFound` when there is no such account; `Refused` when it is in use or closed.
pub fn invite(app: &App, tx: &mut Tx<'_>, account: EmployeeId) -> Result<String> {
    let token = invitation_token(tx, account)?;
    let known = store::account(tx, account)?.ok_or(Error::NotFound("account"))?;
    send(app, tx, &known, &token, ("invitation", "account-letter-invitation-subject", "account-letter-invitation-text"))?;
    Ok(token)
}

/// The token of an invitation, for an operator who hands it over in another way: it opens `/{language}/sign-in/invitation/{token}`.
///
/// # Errors
/// As `invite`.
pub fn invitation_token(tx: &mut Tx<'_>, account: EmployeeId) -> Result<String> {
    let known = store::account(tx, account)?.ok_or(Error::NotFound("account"))?;
    if known.state != AccountState::Invited {
        return Err(refuse("account-not-invited").into());
    }
    links::make(tx, Some(account), Purpose::Invitation)
}

/// Lets someone in again who cannot sign in: a letter to the address of the account with a link that sets a new password, or accepts the
/// invitation where it never was. All sessions end, and with `second` the second factors go too. Answers with the address of the link, for
/// whoever may hand it over in another way.
///
/// # Errors
/// `NotFound` when there is no such account; `Refused` when it is closed.
pub fn recover(app: &App, tx: &mut Tx<'_>, account: EmployeeId, second: bool) -> Result<String> {
    let known = store::account(tx, account)?.ok_or(Error::NotFound("account"))?;
    let (path, token) = match known.state {
        AccountState::Disabled => return Err(refuse("account-disabled").into()),
        AccountState::Invited => ("invitation", invite(app, tx, account)?),
        AccountState::Active => ("reset", reset(app, tx, &known)?),
    };
    if second {
        factors::reset_second_factor(tx, account)?;
    }
    sessions::end_others(tx, account, None, "recovery")?;
    Ok(format!("{}/{}/sign-in/{path}/{token}", app.public_url(), known.lang.code()))
}

/// Writes a link for a new password to an account's own address.
pub(crate) fn reset(app: &App, tx: &mut Tx<'_>, account: &Account) -> Result<String> {
    let token = links::make(tx, Some(account.id), Purpose::Reset)?;
    send(app, tx, account, &token, ("reset", "account-letter-reset-subject", "account-letter-reset-text"))?;
    Ok(token)
}

fn send(app: &App, tx: &mut Tx<'_>, to: &Account, token: &str, (path, subject, text): (&str, &str, &str)) -> Result<()> {
    let link = format!("{}/{}/sign-in/{path}/{token}", app.public_url(), to.lang.code());
    let letter = Letter {
        to: to.email.clone(),
        lang: to.lang,
        from: String::new(),
        subject: app.words().say_plain(to.lang, subject, &[]),
        text: app.words().say_plain(to.lang, text, &[("link", link.into())]),
        calendar: None,
    };
    // The digest, not the token: keys are seen on the page of deliveries.
    let key = data_encoding::HEXLOWER.encode(&crate::token_digest(token)[..16]);
    enqueue_letter(tx, format!("account:{key}"), &letter).map(drop)
}
