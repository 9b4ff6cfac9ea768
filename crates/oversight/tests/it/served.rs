//! Service in these stories: customers are served well or badly, and a rule judges it.

use calendar::ServiceLevel;
use desk::NewCase;
use guide::Judgement;
use guide::Rule;
use kernel::About;
use kernel::Actor;
use kernel::Event;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use kernel::Who;
use platform::Slice;
use serde::Serialize;

use crate::people::Person;
use crate::world::World;

const SERVE: Permission = Permission { key: "story.serve", roles: &[Role::Employee] };

/// The clause that is judged.
pub const CLAUSE: &str = "6.email.sla";

/// Service that was good keeps the clause.
pub const ANSWERED_WELL: Rule = Rule {
    clause: CLAUSE,
    version: 1,
    on: &["story.served"],
    judge: |facts| {
        let served = facts.last("story.served")?;
        match served.data["how"].as_str()? {
            "unseen" => Some(Judgement::not_observed(&[served]).of_employee(guide::employee_of(served))),
            "nobody" => Some(Judgement::not_observed(&[served])),
            how => Some(Judgement::met_if(how == "well", &[served])),
        }
    },
    kept_by: "served_well_keeps_the_clause",
    broken_by: "served_badly_breaks_the_clause",
};

/// The service as a part of the product.
pub fn slice() -> Slice {
    Slice { key: "served", rules: vec![ANSWERED_WELL], ..Slice::default() }
}

#[derive(Serialize)]
struct Served {
    case: i64,
    interaction: i64,
    how: &'static str,
}
impl Event for Served {
    const KIND: &'static str = "story.served";
    fn about(&self) -> About {
        About::interaction(self.case, self.interaction)
    }
}

impl World {
    /// Someone serves so many customers `well`, `badly`, `unseen`, or as if by `nobody` in particular, unseen.
    pub async fn serves(&self, who: &Person, how: &'static str, times: usize) {
        self.serves_in(who, (how, None), times).await;
    }

    /// The same in matters of a service.
    pub async fn serves_in(&self, who: &Person, (how, service): (&'static str, Option<org::ServiceId>), times: usize) {
        let actor = Actor { who: Who::Employee(who.id), entity: who.entity, roles: [Role::Employee].into(), ..Actor::anyone(Lang::En) };
        let act = move |tx: &mut store::Tx<'_>| {
            for _ in 0..times {
                let (case, interaction) = desk::open_case(tx, NewCase { service, ..matter() })?;
                tx.record(Served { case: case.id.get(), interaction: interaction.get(), how })?;
            }
            Ok(())
        };
        self.app.write(actor.may(SERVE).unwrap(), act).await.unwrap();
    }
}

fn matter() -> NewCase {
    NewCase {
        kind: "matter",
        channel: "letter",
        subject: "A question".into(),
        first_words: String::new(),
        lang: Lang::En,
        customer: None,
        service: None,
        level: ServiceLevel::email_default(),
    }
}
