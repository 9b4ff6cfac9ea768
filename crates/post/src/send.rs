//! Sends a message by SMTP and says what came of it: arrived, later, or never.

use std::time::Duration;

use kernel::Result;
use kernel::Secret;
use kernel::broken;
use lettre::AsyncSmtpTransport;
use lettre::AsyncTransport;
use lettre::Tokio1Executor;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::Certificate;
use lettre::transport::smtp::client::Tls;
use lettre::transport::smtp::client::TlsParameters;
use lettre::transport::smtp::extension::ClientId;

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on the same machine.
    None,
    /// Encrypted if the server offers it.
    Opportunistic,
    /// Encrypted after the greeting, or not at all.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
}

/// A server that mail is handed to.
#[derive(Clone, Debug)]
pub struct SmtpAccount {
    /// Its host name, which its certificate must bear.
    pub host: String,
    /// Its port: 25, 465, 587.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// User and password, if it asks for them.
    pub credentials: Option<(String, Secret<String>)>,
    /// The name by which we greet.
    pub greeting: String,
    /// A certificate in PEM to trust beside the machine's own.
    pub trust: Option<String>,
    /// How long each step may take.
    pub patience: Duration,
}

/// What came of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it over, and said this.
    Sent {
        /// The server's words.
        response: String,
    },
    /// Not now; the same bytes are to be sent again.
    Later {
        /// The server's code; none when it could not be reached.
        code: Option<u16>,
        /// The server's words, or what went wrong.
        text: String,
    },
    /// The server will not take this message.
    Never {
        /// The server's code; none when the message cannot be sent at all.
        code: Option<u16>,
        /// The server's words, or what is wrong.
        text: String,
    },
}

impl Outcome {
    /// Whether the server answered and put off this message or its recipient alone, as where a mailbox is full or it greylists: others may be
    /// brought to it meanwhile.
    pub fn is_of_one(&self) -> bool {
        let Outcome::Later { code: Some(code), text } = self else { return false };
        (400..500).contains(code) && !matches!(code, 421 | 432 | 454) && !is_of_system(*code, text)
    }
}

/// Whether a server speaks of itself or of us (RFC 3463): its system (X.3), its network (X.4), its policy (X.7), as where we send too much; or
/// it has no room (RFC 5321, a bare 452). A greylist is policy too, but of one letter, and so is X.7.1 (the letter is not let in), with which
/// filters such as Rspamd put a letter off without a further word, unless the words speak of us.
fn is_of_system(code: u16, text: &str) -> bool {
    let status = text.split_whitespace().find_map(|word| match word.split('.').collect::<Vec<_>>()[..] {
        ["4", subject, detail] => Some((subject.parse::<u16>().ok()?, detail.parse::<u16>().ok()?)),
        _ => None,
    });
    match status {
        Some((3 | 4, _)) => true,
        Some((7, 1)) => is_about_sender(text) && !is_greylisted(text),
        Some((7, _)) => !is_greylisted(text),
        Some(_) => false,
        None => code == 452,
    }
}

/// Whether the words are about who brings letters, by how many or from where, and not about this one. Addresses are no words.
fn is_about_sender(text: &str) -> bool {
    const BEGINNINGS: [&str; 16] = [
        "too",
        "rate",
        "limit",
        "quota",
        "slow",
        "throttl",
        "host",
        "client",
        "helo",
        "ehlo",
        "ip",
        "block",
        "blacklist",
        "reputation",
        "unavailable",
        "connection",
    ];
    let text = text.to_lowercase();
    let mut words = text.split_whitespace().filter(|word| !word.contains('@')).flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
}

/// Whether a server says that it takes from a stranger what is brought a second time, in the words of those that do.
fn is_greylisted(text: &str) -> bool {
    let text: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    ["greylist", "graylist", "postgrey"].iter().any(|name| text.contains(name))
}

/// Hands messages to one server.
pub struct Sender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Sender {
    /// Prepares for a server, without connecting.
    ///
    /// # Errors
    /// `Broken` when a certificate cannot be read.
    pub fn new(account: &SmtpAccount) -> Result<Self> {
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(account.host.clone())
            .port(account.port)
            .hello_name(ClientId::Domain(account.greeting.clone()))
            .timeout(Some(account.patience))
            .tls(tls(account)?);
        if let Some((user, password)) = &account.credentials {
            builder = builder.credentials(Credentials::new(user.clone(), password.reveal().clone()));
        }
        Ok(Self { transport: builder.build() })
    }

    /// Sends a message; `sender` is none for reports and automatic answers, to which nothing may bounce.
    ///
    /// Send to one recipient at a time where each must be known to arrive: a server's refusal of one is a refusal of all.
    pub async fn send(&self, sender: Option<&str>, recipients: &[&str], message: &[u8]) -> Outcome {
        let envelope = match envelope(sender, recipients) {
            Ok(envelope) => envelope,
            Err(text) => return Outcome::Never { code: None, text },
        };
        // The transport writes a line break of its own before the lone dot.
        let message = message.strip_suffix(b"\r\n").unwrap_or(message);
        match self.transport.send_raw(&envelope, message).await {
            Ok(response) => Outcome::Sent { response: response.message().collect::<Vec<_>>().join(" ") },
            Err(error) => outcome(&error),
        }
    }
}

fn tls(account: &SmtpAccount) -> Result<Tls> {
    let protected: fn(TlsParameters) -> Tls = match account.security {
        // Nobody is trusted then: the machine's hundred and more certificates need not be read for each message.
        Security::None => return Ok(Tls::None),
        Security::Opportunistic => Tls::Opportunistic,
        Security::StartTls => Tls::Required,
        Security::Tls => Tls::Wrapper,
    };
    let mut parameters = TlsParameters::builder(account.host.clone());
    if let Some(pem) = &account.trust {
        parameters = parameters.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(broken("reading a certificate"))?);
    }
    Ok(protected(parameters.build_rustls().map_err(broken("preparing TLS"))?))
}

fn envelope(sender: Option<&str>, recipients: &[&str]) -> Result<Envelope, String> {
    let parsed = |address: &str| address.parse::<lettre::Address>().map_err(|error| format!("{address:?}: {error}"));
    let sender = sender.map(parsed).transpose()?;
    let recipients = recipients.iter().map(|address| parsed(address)).collect::<Result<Vec<_>, _>>()?;
    Envelope::new(sender, recipients).map_err(|error| error.to_string())
}

/// How the transport says that a server offers no encryption.
const NO_TLS: &str = "STARTTLS is not supported";

/// A code that refuses us, not the message: a wrong password must not make mail undeliverable.
const fn is_about_us(code: u16) -> bool {
    matches!(code, 502 | 503 | 504 | 530 | 534 | 535 | 538)
}

fn outcome(error: &lettre::transport::smtp::Error) -> Outcome {
    let code = error.status().map(u16::from);
    let text = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ");
    // What we could not agree on with the server, such as encryption that it lacks, is no fault of the message.
    let never = error.is_permanent() && !code.is_some_and(is_about_us) || error.is_client() && !text.contains(NO_TLS);
    if never { Outcome::Never { code, text } } else { Outcome::Later { code, text } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_mailbox_and_a_greylist_are_of_one_letter_and_a_server_that_is_away_in_trouble_or_tired_of_us_is_not() {
        let is_of_one = |code: Option<u16>, text: &str| Outcome::Later { code, text: text.into() }.is_of_one();
        for (code, text) in [
            (450, "transient error (450): 4.2.0 <huda@example.com>: Recipient address rejected: Greylisted"),
            (451, "transient error (451): greylisted, come back in five minutes"),
            (451, "transient error (451): 4.7.1 Greylisting in action, please come back later"),
            (450, "transient error (450): 4.7.1 <huda@example.com>: Recipient address rejected: Grey-listed, try again"),
            (450, "transient error (450): 4.7.0 see http://postgrey.schweikert.ch/help/example.com.html"),
            (451, "transient error (451): 4.7.1"),
            (451, "transient error (451): 4.7.1 Try again later"),
            (450, "transient error (450): 4.7.1 <client@limits.example>: Recipient address rejected: come back later"),
            (450, "transient error (450): 4.1.1 <huda@example.com>: unverified address"),
            (452, "transient error (452): 4.2.2 mailbox full"),
            (450, "transient error (450): mailbox busy at 4.3.1.9"),
        ] {
            assert!(is_of_one(Some(code), text), "{code} {text}");
        }
        for (code, text) in [
            (None, "Connection error: connection refused"),
            (Some(421), "transient error (421): 4.3.2 closing"),
            (Some(421), "transient error (421): 4.2.2 mailbox full"),
            (Some(452), "transient error (452): no room"),
            (Some(452), "transient error (452): 4.3.1 Insufficient system storage"),
            (Some(451), "transient error (451): 4.3.0 Temporary lookup failure"),
            (Some(451), "transient error (451): 4.3.5 Server configuration problem"),
            (Some(450), "transient error (450): 4.4.1 no answer from the next server"),
            (Some(451), "transient error (451): 4.4.4 routing trouble"),
            (Some(450), "transient error (450): 4.7.1 too many messages from your address, slow down"),
            (Some(451), "transient error (451): 4.7.1 Ratelimit \"outgoing\" exceeded"),
            (Some(450), "transient error (450): 4.7.1 Client host rejected: cannot find your reverse hostname"),
            (Some(450), "transient error (450): 4.7.1 Service unavailable, try again later"),
            (Some(450), "transient error (450): 4.7.0 Try again later"),
            (Some(451), "transient error (451): 4.7.500 server busy"),
            (Some(450), "transient error (450): 4.7.25 client host rejected: cannot find your hostname"),
            (Some(454), "transient error (454): 4.7.0 TLS not available"),
            (Some(535), "permanent error (535): 5.7.8 wrong password"),
        ] {
            assert!(!is_of_one(code, text), "{code:?} {text}");
        }
        assert!(!Outcome::Never { code: Some(550), text: "4.2.2".into() }.is_of_one());
    }
}
