//! Mail is fetched with OAuth 2.0 (RFC 6749): a token for each hour is asked of the provider, in the name of who allowed it once or of the
//! program itself, and asked for again before it ends. What a provider refuses is said beside the mailbox, with what to do.

use std::time::Duration;

use ::store::Keys;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::header;
use kernel::Error;
use kernel::Refusal;
use kernel::Result;
use kernel::Secret;
use kernel::Timestamp;
use kernel::refuse;
use platform::App;
use platform::outgoing::Call;
use post::Login;
use serde::Deserialize;
use serde_json::Value;

use crate::fetch;
use crate::mailbox::MailboxId;
use crate::source::Source;
use crate::store;

/// A token that ends so soon is asked for anew.
const MARGIN: Duration = Duration::from_secs(60);
/// A token of which nobody says how long it is good is good for so long.
const SHORTEST: u64 = 300;
/// No token is believed to be good for longer than so long.
const LONGEST: u64 = 24 * 3600;
/// Who was refused asks again after so long: it changes nothing to ask each half minute.
const PAUSE: Duration = Duration::from_secs(15 * 60);
/// The provider says that what was allowed is allowed no more.
const REVOKED: &str = "email-token-revoked";
/// The provider does not know us.
const CLIENT: &str = "email-token-client";
/// The provider refuses for another reason.
const REFUSED: &str = "email-token-refused";
/// The mail server does not take what the provider gives.
const SERVER: &str = "email-token-server";

/// Whom a token is asked of, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tokens {
    /// The address that gives tokens.
    pub(crate) url: String,
    /// Our name there.
    pub(crate) client: String,
    /// Our secret there, sealed.
    pub(crate) client_secret: String,
    /// What whoever owns the mailbox allowed once, sealed; empty where the program itself was allowed.
    pub(crate) refresh: String,
    /// What is asked for; empty for what was allowed.
    pub(crate) scope: String,
    /// The token of now, sealed; empty when there is none.
    pub(crate) access: String,
    pub(crate) good_until: Timestamp,
    /// Why the provider refused the last time; empty when it did not.
    pub(crate) refusal: String,
    /// Before this nothing is asked for after a refusal; without one, when the token of now was given.
    pub(crate) ask_after: Timestamp,
}

/// What is sealed of a mailbox's tokens.
pub(crate) fn context(mailbox: MailboxId, what: &str) -> String {
    format!("imap.token.{what}:{mailbox}")
}

/// How the owner of a mailbox proves itself to its server now.
///
/// # Errors
/// Refused, with the key of what to do, when no token is to be had; `Broken` when a secret cannot be opened with the keys that are here.
pub(crate) async fn login(app: &App, source: &Source) -> Result<Login> {
    let (within, mailbox) = (fetch::grant()?.within(source.entity), source.mailbox);
    let Some(tokens) = app.read(within.clone(), move |tx| store::tokens::of(tx, mailbox)).await? else {
        return source.password(app.keys());
    };
    let now = app.now();
    if !tokens.access.is_empty() && now + MARGIN < tokens.good_until {
        return Ok(with(source, opened(app.keys(), mailbox, "access", &tokens.access)?));
    }
    if now < tokens.ask_after {
        return Err(refusal(&tokens.refusal).into());
    }
    let (answered, found) = match ask(app, mailbox, &tokens).await? {
        Answered::Given(given) => {
            let seal = |what: &str, plain: &str| app.keys().seal(&context(mailbox, what), plain);
            let good_until = now + Duration::from_secs(given.lasts());
            let refresh = given.refresh_token.map_or_else(|| tokens.refresh.clone(), |next| seal("refresh", &next));
            let access = seal("access", &given.access_token);
            let answered = Tokens { refresh, access, good_until, refusal: String::new(), ask_after: now, ..tokens.clone() };
            (answered, Ok(with(source, given.access_token)))
        }
        Answered::Refused(key) => {
            let answered = Tokens { access: String::new(), refusal: key.into(), ask_after: now + PAUSE, ..tokens.clone() };
            (answered, Err(refuse(key).into()))
        }
    };
    // A successor that was given once is given no second time: it is durable before it is used.
    app.write(within, move |tx| store::tokens::renew(tx, mailbox, &tokens, &answered)).await?;
    found
}

/// The server did not take the token, although it should still be good: the next one is asked for; after a pause where this one was new, for
/// then the next will hardly be taken either.
pub(crate) async fn not_taken(app: &App, source: &Source) -> Result<Refusal> {
    let mailbox = source.mailbox;
    app.write(fetch::grant()?.within(source.entity), move |tx| {
        let Some(tokens) = store::tokens::of(tx, mailbox)? else { return Ok(()) };
        let given = tokens.ask_after;
        let ask_after = if tx.now() < given + PAUSE { tx.now() + PAUSE } else { given };
        let answered =
            Tokens { access: String::new(), good_until: Timestamp::UNIX_EPOCH, refusal: SERVER.into(), ask_after, ..tokens.clone() };
        store::tokens::renew(tx, mailbox, &tokens, &answered)
    })
    .await?;
    Ok(refuse(SERVER))
}

fn with(source: &Source, token: String) -> Login {
    Login::Token(source.user.clone(), Secret::new(token))
}

fn opened(keys: &Keys, mailbox: MailboxId, what: &str, sealed: &str) -> Result<String> {
    keys.open(&context(mailbox, what), sealed)
}

fn refusal(key: &str) -> Refusal {
    refuse([REVOKED, CLIENT, SERVER].into_iter().find(|known| *known == key).unwrap_or(REFUSED))
}

/// What a provider answers.
enum Answered {
    Given(Given),
    /// It will answer the same until somebody does something.
    Refused(&'static str),
}

#[derive(Deserialize)]
struct Given {
    access_token: String,
    /// A number of seconds; some providers write it as text.
    #[serde(default)]
    expires_in: Value,
    refresh_token: Option<String>,
}

impl Given {
    /// For how many seconds it is good.
    fn lasts(&self) -> u64 {
        let said = self.expires_in.as_u64().or_else(|| self.expires_in.as_str()?.trim().parse().ok());
        said.unwrap_or(SHORTEST).min(LONGEST)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Complaint {
    error: String,
}

async fn ask(app: &App, mailbox: MailboxId, tokens: &Tokens) -> Result<Answered> {
    let keys = app.keys();
    let secret = opened(keys, mailbox, "client", &tokens.client_secret)?;
    let mut form = match tokens.refresh.as_str() {
        "" => vec![("grant_type", "client_credentials".to_owned())],
        sealed => vec![("grant_type", "refresh_token".to_owned()), ("refresh_token", opened(keys, mailbox, "refresh", sealed)?)],
    };
    form.extend((!tokens.scope.is_empty()).then(|| ("scope", tokens.scope.clone())));
    let body = serde_urlencoded::to_string(form).map_err(kernel::broken("writing a request"))?;
    let call = Call {
        method: Method::POST,
        url: tokens.url.clone(),
        headers: headers(&tokens.client, &secret)?,
        body: body.into(),
        only: Vec::new(),
    };
    let answer = app.outgoing().call(call).await.map_err(|error| match error {
        Error::Refused(_) => refuse("email-token-url"),
        _ => refuse("email-token-away"),
    })?;
    if answer.status.is_success() {
        let given = serde_json::from_slice(&answer.body).map_err(|_| refuse("email-token-away"))?;
        return Ok(Answered::Given(given));
    }
    let complaint: Complaint = serde_json::from_slice(&answer.body).unwrap_or_default();
    match (answer.status.as_u16(), complaint.error.as_str()) {
        (408 | 429 | 500.., _) => Err(refuse("email-token-away").into()),
        (_, "invalid_grant") => Ok(Answered::Refused(REVOKED)),
        (_, "invalid_client" | "unauthorized_client") => Ok(Answered::Refused(CLIENT)),
        _ => Ok(Answered::Refused(REFUSED)),
    }
}

/// Name and secret as RFC 6749, 2.3.1 has them: each written for a form first.
fn headers(client: &str, secret: &str) -> Result<HeaderMap> {
    let written = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let basic = format!("Basic {}", BASE64_STANDARD.encode(format!("{}:{}", written(client), written(secret))));
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, HeaderValue::try_from(basic).map_err(kernel::broken("writing a request"))?);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
    headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_provider_says_of_how_long_a_token_is_good_is_a_time_that_can_be_reckoned_with() {
        for (said, seconds) in [
            ("3599", 3599),
            ("\"3599\"", 3599),
            ("18446744073709551615", LONGEST),
            ("null", SHORTEST),
            ("-5", SHORTEST),
            ("\"soon\"", SHORTEST),
            ("[]", SHORTEST),
        ] {
            let given: Given = serde_json::from_str(&format!("{{\"access_token\":\"t\",\"expires_in\":{said}}}")).expect("an answer");
            assert_eq!(given.lasts(), seconds, "{said}");
        }
        let silent: Given = serde_json::from_str("{\"access_token\":\"t\"}").expect("an answer");
        assert_eq!(silent.lasts(), SHORTEST);
    }
}
