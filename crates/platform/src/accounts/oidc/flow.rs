//! What is remembered while a person is at their provider: sealed into a cookie, good for ten minutes and for one return.

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use super::ProviderId;
use super::provider::Question;
use crate::App;
use crate::accounts::steps::LASTS;

/// Why a person was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    /// To sign in.
    SignIn,
    /// To link the provider to the account in which they are signed in.
    Link(EmployeeId),
    /// To accept an invitation, by its token.
    Invitation(String),
}

/// A journey to a provider and back.
#[derive(Serialize, Deserialize)]
pub(crate) struct Journey {
    pub(crate) provider: ProviderId,
    pub(crate) purpose: Purpose,
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
    pub(crate) next: String,
    pub(crate) lang: Lang,
    ends: i64,
}

const CONTEXT: &str = "account.journey";

impl Journey {
    pub(crate) fn new(app: &App, provider: ProviderId, purpose: Purpose, question: &Question, (lang, next): (Lang, String)) -> Self {
        let ends = (app.now() + LASTS).as_second();
        let (state, nonce, verifier) = (question.state.clone(), question.nonce.clone(), question.verifier.clone());
        Self { provider, purpose, state, nonce, verifier, next, lang, ends }
    }

    /// As the cookie keeps it.
    pub(crate) fn sealed(&self, app: &App) -> kernel::Result<String> {
        let text = serde_json::to_string(self).map_err(kernel::broken("keeping a journey"))?;
        Ok(app.accounts().keys().seal(CONTEXT, &text))
    }

    /// The journey of a cookie from which a person comes back with this state; nothing when it is another or took too long.
    pub(crate) fn open(app: &App, cookie: &str, state: &str) -> Option<Self> {
        let text = app.accounts().keys().open(CONTEXT, cookie).ok()?;
        let journey: Self = serde_json::from_str(&text).ok()?;
        let is_in_time = Timestamp::from_second(journey.ends).is_ok_and(|ends| app.now() < ends);
        (is_in_time && !state.is_empty() && journey.state == state).then_some(journey)
    }
}
