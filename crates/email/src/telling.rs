//! Letters that tell one thing of a case once: written when they leave, while the thing is still to be told, and written down when they left.

use ::store::Tx;
use desk::CaseId;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::deliveries::Delivery;
use platform::deliveries::Outcome;
use serde_json::Value;

use crate::budget;
use crate::deliver::SEND;

/// What is to be told.
#[derive(Clone)]
pub(crate) struct Matter {
    pub(crate) case: CaseId,
    /// What else was noted when the letter was wanted.
    pub(crate) payload: Value,
    /// When it was wanted.
    pub(crate) at: Timestamp,
}

/// An address and the letter to it; nothing once there is nothing to tell any more.
pub(crate) type Letter = Option<(String, Vec<u8>)>;

/// How it is told.
#[derive(Clone, Copy)]
pub(crate) struct Telling {
    /// Writes the letter.
    pub(crate) letter: fn(&mut Tx<'_>, &App, &Matter) -> Result<Letter>,
    /// The letter has left.
    pub(crate) was_told: fn(&mut Tx<'_>, &Matter) -> Result<()>,
}

impl Telling {
    /// Carries such a letter to the mail server.
    pub(crate) fn carry(self, app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
        async move { self.attempt(&app, delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
    }

    async fn attempt(self, app: &App, delivery: Delivery) -> Result<Outcome> {
        let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
        let grant = Actor::system("mail-out", None).may(SEND)?.within(entity);
        let case = delivery.payload["case"].as_str().and_then(|id| id.parse().ok()).unwrap_or(Id::new(0));
        let matter = Matter { case, payload: delivery.payload.clone(), at: delivery.created_at };
        let (inside, asked) = (app.clone(), matter.clone());
        let Some((to, raw)) = app.read(grant.clone(), move |tx| (self.letter)(tx, &inside, &asked)).await? else {
            return Ok(Outcome::Sent("nothing to tell any more".into()));
        };
        let outcome = budget::hand_over(app, &grant, &delivery, &to, &raw).await?;
        if matches!(outcome, Outcome::Sent(_)) {
            app.write_down(&grant, move |tx| (self.was_told)(tx, &matter)).await?;
        }
        Ok(outcome)
    }
}
