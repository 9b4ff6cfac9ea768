//! Notices leave: encrypted for the browser, signed by the installation, and of use to nobody after their time.

use ::store::Tx;
use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::StatusCode;
use http::header;
use kernel::Actor;
use kernel::Error;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::broken;
use platform::App;
use platform::deliveries::Concerns;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::NO_ANSWER;
use platform::deliveries::Outcome;
use platform::deliveries::PUSH;
use platform::deliveries::Pauses;
use platform::deliveries::Push;
use platform::deliveries::Wish;
use platform::deliveries::opened_push;
use platform::deliveries::push_client;
use platform::outgoing::Answer;
use platform::outgoing::Call;
use platform::outgoing::Heard;

use crate::encrypt::encrypt;
use crate::events::Gone;
use crate::key::installation_key;
use crate::vapid::authorization;

/// Hand notices to push services.
pub(crate) const SEND: Permission = Permission { key: "push.send", roles: &[Role::System] };
/// So much of what a push service says is kept.
const SAID: usize = 200;
const OVER: &str = "its time is over";
const WIPED: &str = "what it said was wiped when it had ended";

/// Carries notices to push services, for an hour at most.
pub(crate) const DELIVERER: Deliverer =
    Deliverer { kind: PUSH, label: "push-deliveries", pauses: Pauses::MESSAGE, is_confidential: true, concerns, deliver };

/// It is about whatever wanted it, which a push service's address does not say.
fn concerns(tx: &mut Tx<'_>, wish: &Wish) -> Result<Concerns> {
    Concerns::nothing(tx, wish)
}

fn deliver(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::NotYet(error.to_string())) }.boxed()
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
    let grant = Actor::system("notices-out", None).may(SEND)?.within(entity);
    let Some(push) = opened_push(app.keys(), delivery)? else { return Ok(Outcome::Never(WIPED.into())) };
    if app.now() >= push.until {
        return Ok(Outcome::Never(OVER.into()));
    }
    let answer = match push_client(app).reach(call(app, &push).await?).await {
        Ok(Heard::Answer(answer)) => answer,
        Ok(Heard::Unreached) => return Ok(Outcome::NotYet(NO_ANSWER.into())),
        // The same topic takes the place of one that was taken.
        Ok(Heard::Lost) => return Ok(Outcome::NotYet("the answer was lost".into())),
        Err(Error::Refused(refusal)) => return Ok(Outcome::Never(format!("refused: {}", refusal.key))),
        Err(error) => return Err(error),
    };
    if is_gone(answer.status) {
        let (id, of) = (delivery.id, push.of);
        app.write_down(&grant, move |tx| tx.record(Gone { delivery: id, of }).map(drop)).await?;
    }
    Ok(outcome(&answer))
}

/// What a push service is asked (RFC 8030, section 5).
async fn call(app: &App, push: &Push) -> Result<Call> {
    let key = installation_key(app).await?;
    let told = authorization(&key, &push.to.endpoint, (app.public_url(), app.now()))?;
    let lasts = push.until.duration_since(app.now()).as_secs().max(0);
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, HeaderValue::try_from(told).map_err(broken("writing a header"))?);
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert("ttl", HeaderValue::from(lasts));
    headers.insert("urgency", HeaderValue::from_static("high"));
    headers.insert("topic", HeaderValue::try_from(&push.topic).map_err(broken("writing a header"))?);
    let body = Bytes::from(encrypt(&push.to, said(push).as_bytes())?);
    Ok(Call { method: Method::POST, url: push.to.endpoint.clone(), headers, body, only: Vec::new() })
}

/// What the script of the browser is told.
fn said(push: &Push) -> String {
    let dir = if push.lang == Lang::Ar { "rtl" } else { "ltr" };
    serde_json::json!({
        "title": push.title, "text": push.text, "path": push.path, "tag": push.topic, "lang": push.lang.code(), "dir": dir,
    })
    .to_string()
}

/// Whether nobody is reached at the address any more.
fn is_gone(status: StatusCode) -> bool {
    matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE)
}

fn outcome(answer: &Answer) -> Outcome {
    let body: String = String::from_utf8_lossy(&answer.body).chars().filter(|c| !c.is_control()).take(SAID).collect();
    let said = format!("{} {body}", answer.status.as_u16());
    match answer.status {
        status if status.is_success() => Outcome::Sent(said),
        status if status.is_server_error() => Outcome::NotYet(said),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Outcome::NotYet(said),
        _ => Outcome::Never(said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(status: u16) -> Outcome {
        outcome(&Answer { status: StatusCode::from_u16(status).unwrap(), headers: HeaderMap::new(), body: Bytes::new() })
    }

    #[test]
    fn an_answer_means_what_its_code_says() {
        for status in [200, 201, 202] {
            assert!(matches!(means(status), Outcome::Sent(_)), "{status}");
        }
        for status in [429, 500, 503] {
            assert!(matches!(means(status), Outcome::NotYet(_)), "{status} may be taken another time");
        }
        for status in [302, 400, 401, 403, 404, 410, 413] {
            assert!(matches!(means(status), Outcome::Never(_)), "{status} is about this one");
        }
    }
}
