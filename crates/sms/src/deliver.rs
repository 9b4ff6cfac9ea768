//! Text messages leave: each is written down before it is handed over, so that one whose answer was lost is known for what it is.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::App;
use platform::Settings;
use platform::deliveries;
use platform::deliveries::Concerns;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::DeliveryId;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use platform::deliveries::TEXT;
use platform::deliveries::Text;
use platform::deliveries::Wish;
use platform::limits;
use platform::limits::Quota;

use crate::events::Accepted;
use crate::events::Failed;
use crate::events::Late;
use crate::events::MayRepeat;
use crate::gateway;
use crate::gateway::Asked;
use crate::gateway::Meaning;
use crate::parts::Parts;
use crate::report;
use crate::store;
use crate::text::Handed;
use crate::text::State;

/// Hand text messages to the gateway.
pub(crate) const SEND: Permission = Permission { key: "sms.send", roles: &[Role::System] };
/// A longer one is not sent: it is no short message any more.
const MOST_PARTS: usize = 6;
/// It is tried for so long at most, and then ends here and not unseen in the line of deliveries.
const TRIED_FOR: Duration = Duration::from_secs(50 * 60);
const _: () = assert!(TRIED_FOR.as_secs() + 2 * Pauses::MESSAGE.longest.as_secs() <= Pauses::MESSAGE.total.as_secs());
const OVER: &str = "its time is over";

/// Carries text messages to the gateway, for an hour at most. Their words are wiped once they have ended.
pub(crate) const DELIVERER: Deliverer =
    Deliverer { kind: TEXT, label: "sms-deliveries", pauses: Pauses::MESSAGE, is_confidential: true, concerns, deliver };

fn deliver(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::NotYet(error.to_string())) }.boxed()
}

/// The case that a message is about, as long as its words are not wiped.
fn concerns(tx: &mut Tx<'_>, wish: &Wish) -> Result<Concerns> {
    let case = wish.payload["case"].as_i64().map(|case| desk::store::case(tx, Id::new(case))).transpose()?.flatten();
    let Some(case) = case else { return Ok(Concerns::default()) };
    let href = if tx.actor().can(desk::READ) { case.path() } else { String::new() };
    Ok(Concerns { label: case.reference, href, ..Concerns::default() })
}

/// How an attempt begins.
enum Begun {
    /// It is written down that it is being handed over, in this sender's name.
    From(String),
    /// It needs no attempt any more.
    Ended(Outcome),
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
    let grant = Actor::system("texts-out", None).may(SEND)?.within(entity);
    let Ok(text) = serde_json::from_value::<Text>(delivery.payload.clone()) else {
        return Ok(Outcome::Never("its words were wiped when it had ended".into()));
    };
    let text = Text { until: text.until.min(delivery.created_at + TRIED_FOR), ..text };
    if !deliveries::can_text(app.settings()) {
        return Ok(Outcome::NotYet("no gateway is set: sms.url".into()));
    }
    let (id, parts) = (delivery.id, Parts::of(&text.text));
    let (inside, wanted) = (app.clone(), text.clone());
    let begun = app.write(grant.clone(), move |tx| begin(tx, inside.settings(), id, (&wanted, parts))).await;
    let sender = match begun {
        Ok(Begun::From(sender)) => sender,
        Ok(Begun::Ended(outcome)) => return Ok(outcome),
        Err(Error::Refused(_)) => return full(app, grant, text.until).await,
        Err(error) => return Err(error),
    };
    let report = report::address(app, entity, id);
    let asked = Asked {
        sender: &sender,
        to: text.to.as_str(),
        text: &text.text,
        is_wide: parts.is_wide,
        until: text.until,
        key: &delivery.key,
        report: &report,
    };
    let meaning = gateway::hand_over(app, &asked).await?;
    let (inside, written) = (app.clone(), meaning.clone());
    app.write_down(&grant, move |tx| write_down(tx, inside.settings(), id, &written)).await?;
    // The gateway may have reported the end before it answered.
    Ok(match app.read(grant, move |tx| store::one(tx, id)).await? {
        Some(ended) if ended.state == State::Delivered => Outcome::Sent(ended.answer),
        Some(ended) if ended.state == State::Failed => Outcome::Never(ended.answer),
        _ => outcome(meaning),
    })
}

/// What the answer means for the delivery. One that waits holds up no other: a phone stands there by its last digits alone, which others
/// share.
fn outcome(meaning: Meaning) -> Outcome {
    match meaning {
        Meaning::Accepted(said) => Outcome::Sent(said),
        Meaning::Refused(said) => Outcome::Never(said),
        Meaning::Later(said) => Outcome::NotYet(said),
        Meaning::Lost => Outcome::NotYet("the answer was lost".into()),
    }
}

/// The day's messages are sent: it waits for the next day, or for the end of its time.
async fn full(app: &App, grant: Grant, until: Timestamp) -> Result<Outcome> {
    let inside = app.clone();
    let allowed = app.read(grant, move |tx| inside.settings().number_now(tx, "quota.texts_per_day")).await?;
    Ok(Outcome::Waits { until: limits::next_day(app.now()).min(until), answer: deliveries::daily_texts(allowed) })
}

/// Writes down that it is being handed over. Counts it when that is done for the first time.
fn begin(tx: &mut Tx<'_>, settings: &Settings, id: DeliveryId, (text, parts): (&Text, Parts)) -> Result<Begun> {
    let known = store::one(tx, id)?;
    let case = text.case.map(kernel::Id::new);
    let number = i64::try_from(parts.number).unwrap_or(i64::MAX);
    let fresh = Handed { id, case, shown: text.to.masked(), parts: number, state: State::Waiting, answer: String::new() };
    let is_first = known.is_none();
    let mut one = known.unwrap_or(fresh);
    if one.state.has_left() {
        return Ok(Begun::Ended(Outcome::Sent(one.answer)));
    }
    if one.state == State::Failed {
        return Ok(Begun::Ended(Outcome::Never(one.answer)));
    }
    if tx.now() >= text.until {
        one.state = State::Late;
        store::save(tx, &one)?;
        tx.record(Late::of(&one))?;
        return Ok(Begun::Ended(Outcome::Never(OVER.into())));
    }
    if parts.number > MOST_PARTS {
        return end_in_vain(tx, one, &format!("it has {number} parts, and at most {MOST_PARTS} are sent")).map(Begun::Ended);
    }
    if is_first {
        limits::take(tx, settings, Quota::Texts, number)?;
    }
    if one.state == State::Handing {
        tx.record(MayRepeat::of(&one))?;
    }
    one.state = State::Handing;
    store::save(tx, &one)?;
    settings.now(tx, "sms.sender").map(Begun::From)
}

/// Writes down what the gateway said. A report may have come before.
fn write_down(tx: &mut Tx<'_>, settings: &Settings, id: DeliveryId, meaning: &Meaning) -> Result<()> {
    let Some(one) = store::one(tx, id)?.filter(|one| one.state == State::Handing) else { return Ok(()) };
    match meaning {
        Meaning::Accepted(said) => {
            let one = Handed { state: State::Accepted, answer: said.clone(), ..one };
            store::save(tx, &one)?;
            tx.record(Accepted::of(&one)).map(drop)
        }
        Meaning::Refused(said) => {
            limits::take(tx, settings, Quota::Texts, -one.parts)?;
            end_in_vain(tx, one, said).map(drop)
        }
        Meaning::Later(said) => store::save(tx, &Handed { state: State::Waiting, answer: said.clone(), ..one }),
        // It stays what it is: being handed over.
        Meaning::Lost => Ok(()),
    }
}

/// It never reaches its phone: the case says so, and whoever has the case is told.
pub(crate) fn end_in_vain(tx: &mut Tx<'_>, one: Handed, said: &str) -> Result<Outcome> {
    let one = Handed { state: State::Failed, answer: said.into(), ..one };
    store::save(tx, &one)?;
    tx.record(Failed::of(&one))?;
    let case = one.case.map_or(Ok(None), |case| desk::store::case(tx, case))?;
    if let Some((case, owner)) = case.and_then(|case| Some((case.id, case.owner?))) {
        desk::tell(tx, owner, "text-failed", Some(case))?;
    }
    Ok(Outcome::Never(one.answer))
}
