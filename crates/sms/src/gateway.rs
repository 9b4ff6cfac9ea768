//! The gateway: how it is asked, in Kannel's words or those of another that the settings give, and what its answer means.

use bytes::Bytes;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::StatusCode;
use http::header;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::Settings;
use platform::deliveries::NO_ANSWER;
use platform::outgoing::Answer;
use platform::outgoing::Call;
use platform::outgoing::Heard;
use platform::outgoing::Outgoing;
use url::form_urlencoded::byte_serialize;

/// So much of what it says is kept.
const SAID: usize = 200;

/// A message as it is handed over.
pub(crate) struct Asked<'a> {
    /// Who it is from, as the phone shows it; may be empty.
    pub(crate) sender: &'a str,
    pub(crate) to: &'a str,
    pub(crate) text: &'a str,
    /// Whether its signs need sixteen bits.
    pub(crate) is_wide: bool,
    /// After this instant nobody is to deliver it.
    pub(crate) until: Timestamp,
    /// The same at each attempt, for a gateway that sees by it that it has the message already.
    pub(crate) key: &'a str,
    /// Where the gateway reports what became of it.
    pub(crate) report: &'a str,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It has the message.
    Accepted(String),
    /// It will never take this one.
    Refused(String),
    /// It does not take it now; another time it may.
    Later(String),
    /// It may have the message: its answer did not come.
    Lost,
}

/// The client for the gateway. The operator names its host, which may stand inside; nobody else's calls reach there by it.
struct Kept(Outgoing);

/// Hands a message over.
///
/// # Errors
/// `Refused` when the gateway's address may not be called.
pub(crate) async fn hand_over(app: &App, asked: &Asked<'_>) -> Result<Meaning> {
    let settings = app.settings();
    let inside = settings.text("sms.inside_hosts").split(',').map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty());
    let client = app.remembered(|| Kept(Outgoing::new(inside.collect())));
    Ok(match client.0.reach(call(settings, asked, app.now())).await? {
        Heard::Answer(answer) => meaning(&answer, settings.text("sms.accepted")),
        Heard::Unreached => Meaning::Later(NO_ANSWER.into()),
        Heard::Lost => Meaning::Lost,
    })
}

fn call(settings: &Settings, asked: &Asked<'_>, now: Timestamp) -> Call {
    let url = settings.text("sms.url").to_owned();
    let parameters = filled(settings, asked, now);
    let mut headers = HeaderMap::new();
    if settings.text("sms.method") == "post" {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        return Call { method: Method::POST, url, headers, body: Bytes::from(parameters), only: Vec::new() };
    }
    Call { method: Method::GET, url: format!("{url}?{parameters}"), headers, body: Bytes::new(), only: Vec::new() }
}

/// The parameters of the settings with what belongs into each.
fn filled(settings: &Settings, asked: &Asked<'_>, now: Timestamp) -> String {
    let minutes = (asked.until.duration_since(now).as_secs().max(0) / 60).max(1).to_string();
    let values = [
        ("{user}", settings.text("sms.user")),
        ("{password}", settings.text("sms.password")),
        ("{sender}", asked.sender),
        ("{to}", asked.to),
        ("{text}", asked.text),
        ("{coding}", if asked.is_wide { "2" } else { "0" }),
        ("{minutes}", minutes.as_str()),
        ("{key}", asked.key),
        ("{report}", asked.report),
    ];
    // A brace in a value is written in another way: no value is taken for a place.
    values.into_iter().fold(settings.text("sms.parameters").to_owned(), |filled, (place, value)| {
        filled.replace(place, &byte_serialize(value.as_bytes()).collect::<String>())
    })
}

fn meaning(answer: &Answer, accepted: &str) -> Meaning {
    let body: String = String::from_utf8_lossy(&answer.body).chars().filter(|c| !c.is_control()).take(SAID).collect();
    let said = format!("{} {body}", answer.status.as_u16());
    match answer.status {
        status if status.is_success() && body.contains(accepted) => Meaning::Accepted(said),
        // It is about this message, not about who asks or how much.
        StatusCode::BAD_REQUEST | StatusCode::NOT_ACCEPTABLE | StatusCode::PAYLOAD_TOO_LARGE | StatusCode::UNPROCESSABLE_ENTITY => {
            Meaning::Refused(said)
        }
        _ => Meaning::Later(said),
    }
}

#[cfg(test)]
mod tests {
    use platform::settings::Given;

    use super::*;

    fn settings(given: &[(&str, &str)]) -> Settings {
        let command_line = given.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Settings::read(&Given { command_line, ..Given::default() }).unwrap()
    }

    const ASKED: Asked<'_> = Asked {
        sender: "Works",
        to: "+97336123456",
        text: "{to} & 7",
        is_wide: false,
        until: Timestamp::UNIX_EPOCH,
        key: "k",
        report: "https://here.example/r?state=%d",
    };

    #[test]
    fn a_gateway_is_asked_in_the_words_of_the_settings_and_no_value_is_taken_for_a_place() {
        let words =
            [("sms.url", "https://gateway.example/send"), ("sms.parameters", "to={to}&m={text}&cb={report}"), ("sms.method", "post")];
        let call = call(&settings(&words), &ASKED, Timestamp::UNIX_EPOCH);
        assert_eq!((call.method, call.url.as_str()), (Method::POST, "https://gateway.example/send"));
        let asked = "to=%2B97336123456&m=%7Bto%7D+%26+7&cb=https%3A%2F%2Fhere.example%2Fr%3Fstate%3D%25d";
        assert_eq!(String::from_utf8(call.body.to_vec()).unwrap(), asked);
    }

    #[test]
    fn an_answer_means_what_its_code_says_and_where_set_its_words() {
        let answer = |status: u16, body: &'static str| Answer {
            status: StatusCode::from_u16(status).unwrap(),
            headers: HeaderMap::new(),
            body: Bytes::from_static(body.as_bytes()),
        };
        assert_eq!(meaning(&answer(202, "0: Accepted for delivery"), ""), Meaning::Accepted("202 0: Accepted for delivery".into()));
        assert_eq!(meaning(&answer(200, "ERR no credit"), "OK"), Meaning::Later("200 ERR no credit".into()));
        assert_eq!(meaning(&answer(400, "denied"), ""), Meaning::Refused("400 denied".into()));
        for status in [403, 404, 429, 503] {
            assert!(matches!(meaning(&answer(status, ""), ""), Meaning::Later(_)), "{status} is not about this message");
        }
    }
}
