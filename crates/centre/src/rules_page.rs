//! How a centre calls, as it is set up.

use std::time::Duration;

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::queue::CentreRules;
use crate::set_up::SET_UP;
use crate::set_up::set_rules;
use crate::set_up_page::after;
use crate::set_up_page::count;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/rules", Access::May(SET_UP), post(rules))]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesForm {
    most_calls: String,
    priority_rate: String,
    /// Minutes.
    held_back: String,
    /// Minutes.
    firm_after: String,
    /// Minutes.
    lead_minutes: String,
}

impl RulesForm {
    fn read(&self) -> kernel::Result<CentreRules> {
        let held_back = count(&self.held_back, "held_back", "centre-held-back-wrong")?;
        let firm_after = count(&self.firm_after, "firm_after", "centre-firm-after-wrong")?;
        Ok(CentreRules {
            most_calls: count(&self.most_calls, "most_calls", "centre-calls-wrong")?,
            priority_rate: count(&self.priority_rate, "priority_rate", "centre-rate-wrong")?,
            held_back: Duration::from_secs(u64::from(held_back) * 60),
            firm_after: Duration::from_secs(u64::from(firm_after) * 60),
            lead_minutes: count(&self.lead_minutes, "lead_minutes", "centre-lead-wrong")?,
        })
    }
}

/// POST /desk/centres/{id}/rules
async fn rules(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<RulesForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("most_calls", &form.most_calls).with("priority_rate", &form.priority_rate);
    let typed = typed.with("held_back", &form.held_back).with("firm_after", &form.firm_after);
    let answers = typed.with("lead_minutes", &form.lead_minutes);
    let act = move |tx: &mut Tx<'_>| form.read().and_then(|rules| set_rules(tx, id, rules));
    let done = app.write(visit.actor.may(SET_UP)?, act).await;
    after(&app, &visit, id, (done, answers)).await
}
