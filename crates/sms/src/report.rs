//! The gateway reports what became of a message, at an address that only it was told.

use ::store::Keys;
use ::store::Tx;
use axum::extract::Path;
use axum::extract::State as Within;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::deliveries;
use platform::deliveries::DeliveryId;
use serde::Deserialize;

use crate::deliver::end_in_vain;
use crate::events::Delivered;
use crate::store;
use crate::text::Handed;
use crate::text::State;

/// Report what became of one text message, with its pass.
pub(crate) const REPORT: Permission = Permission { key: "sms.report", roles: &[Role::System] };
const PURPOSE: &str = "sms.report";
/// So much of what the gateway says is kept.
const SAID: usize = 200;

/// How gateways say that a message reached its phone: Kannel by a number, others by the words of SMPP or plainer ones.
const ARRIVED: [&str; 3] = ["1", "delivrd", "delivered"];
/// How they say that it never will.
const IN_VAIN: [&str; 10] = ["2", "16", "undeliv", "rejectd", "expired", "deleted", "failed", "undelivered", "undeliverable", "rejected"];

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::plain(Method::GET, "/sms/reports/{pass}", Access::Anyone, get(told)),
        Route::plain(Method::POST, "/sms/reports/{pass}", Access::Anyone, post(posted)),
    ]
}

/// Where the gateway reports on a message.
pub(crate) fn address(app: &App, entity: EntityId, id: DeliveryId) -> String {
    let settings = app.settings();
    let here = Some(settings.text("sms.report_url")).filter(|url| !url.is_empty()).unwrap_or(app.public_url());
    let (pass, parameters) = (pass(app.keys(), entity, id), settings.text("sms.report_parameters"));
    format!("{}/sms/reports/{pass}?{parameters}", here.trim_end_matches('/'))
}

fn pass(keys: &Keys, entity: EntityId, id: DeliveryId) -> String {
    let said = [entity.get().to_be_bytes(), id.get().to_be_bytes()].concat();
    hex::encode([said.as_slice(), &keys.mac(PURPOSE, &said)].concat())
}

/// Reads a pass; nothing when it was not made here.
fn read_pass(keys: &Keys, text: &str) -> Option<(EntityId, DeliveryId)> {
    let signed = hex::decode(text).ok()?;
    let (said, mac) = signed.split_at_checked(16)?;
    let number = |at: usize| Some(i64::from_be_bytes(said.get(at..at + 8)?.try_into().ok()?));
    keys.is_mac(PURPOSE, said, mac).then_some(())?;
    Some((Id::new(number(0)?), Id::new(number(8)?)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Report {
    state: String,
    answer: String,
}

/// GET /sms/reports/{pass}?state=…&answer=…
async fn told(Within(app): Within<App>, Path(pass): Path<String>, Query(report): Query<Report>) -> Result<StatusCode, Failure> {
    take(&app, &pass, report).await
}

/// POST /sms/reports/{pass}
async fn posted(Within(app): Within<App>, Path(pass): Path<String>, Form(report): Form<Report>) -> Result<StatusCode, Failure> {
    take(&app, &pass, report).await
}

async fn take(app: &App, pass: &str, report: Report) -> Result<StatusCode, Failure> {
    let (entity, id) = read_pass(app.keys(), pass).ok_or(Error::NotFound("page"))?;
    let grant = Actor::system("gateway", None).may(REPORT)?.within(entity);
    // What only says that it is on its way is nothing that a person waits for.
    if let Some(state) = meant(&report.state) {
        let said: String = [report.state, report.answer].join(" ").chars().filter(|c| !c.is_control()).take(SAID).collect();
        app.write(grant, move |tx| write_down(tx, id, (state, said.trim()))).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

fn meant(state: &str) -> Option<State> {
    let state = state.trim().to_lowercase();
    match state.as_str() {
        arrived if ARRIVED.contains(&arrived) => Some(State::Delivered),
        vain if IN_VAIN.contains(&vain) => Some(State::Failed),
        _ => None,
    }
}

/// Writes a report down, once however often it comes.
fn write_down(tx: &mut Tx<'_>, id: DeliveryId, (state, said): (State, &str)) -> Result<()> {
    let one = store::one(tx, id)?.ok_or(Error::NotFound("page"))?;
    if !one.state.may_become(state) {
        return Ok(());
    }
    if state == State::Delivered {
        let one = Handed { state, answer: said.into(), ..one };
        store::save(tx, &one)?;
        tx.record(Delivered::of(&one))?;
    } else {
        end_in_vain(tx, one, said)?;
    }
    store::reported(tx, id)?;
    deliveries::reported(tx, id, (state == State::Delivered, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_understood_in_numbers_and_in_words() {
        assert_eq!(["1", "DELIVRD", " delivered "].map(meant), [Some(State::Delivered); 3]);
        assert_eq!(["2", "16", "UNDELIV", "Rejected"].map(meant), [Some(State::Failed); 4]);
        assert_eq!(["4", "8", "ENROUTE", ""].map(meant), [None; 4]);
    }

    #[test]
    fn a_pass_with_any_sign_changed_leads_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::make(&folder.path().join("keys")).unwrap();
        let text = pass(&keys, Id::new(3), Id::new(7));
        assert_eq!(read_pass(&keys, &text), Some((Id::new(3), Id::new(7))));
        for place in 0..text.len() {
            let changed: String =
                text.chars().enumerate().map(|(at, c)| if at == place { if c == '0' { '1' } else { '0' } } else { c }).collect();
            assert_eq!(read_pass(&keys, &changed), None, "{changed}");
        }
    }
}
