//! What the stories share: an installation with the organisation alone, in which nobody has an account.

use std::ops::Deref;
use std::time::Duration;

use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::sessions;
use platform::sessions::Opening;
use store::Tx;
use testkit::inside::Browser;
use testkit::inside::Plan;

/// An installation.
pub struct World(testkit::inside::World);

impl Deref for World {
    type Target = testkit::inside::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Tells a story on SQLite, and on PostgreSQL where it is installed.
pub fn on_each<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    testkit::inside::on_each(plan, async |world| story(World(world)).await);
}

fn plan() -> Plan {
    Plan {
        words: calendar::words().to_vec(),
        introduce: org::introduce,
        name_entity: Some(org::name_of_entity),
        ..Plan::of([org::slice()])
    }
}

impl World {
    /// Prepares or looks at something behind the pages, as a part of Daleel that reaches everywhere.
    pub async fn act<T: Send + 'static>(&self, act: impl FnOnce(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static) -> T {
        self.act_everywhere(act).await
    }

    /// A browser in which someone with a role is signed in.
    pub async fn someone(&self, role: Role, entity: Option<EntityId>) -> Browser {
        let password = self.app.accounts().hash(Secret::new("a long walk along the coast".to_owned())).await.unwrap();
        let session = self
            .act(move |tx| {
                let email = format!("{}@people.example", role.key());
                let account = accounts::create(tx, accounts::NewAccount { email, lang: Lang::En, password: Some(password) })?;
                accounts::grant_role(tx, account, entity, None, role)?;
                let opening = Opening { account, entity, is_strong: true, provider: 0, lasts: Duration::from_secs(3600) };
                sessions::begin(tx, opening, sessions::Browser::default())
            })
            .await;
        let mut browser = Browser::new(self);
        browser.cookies.insert("daleel".into(), session);
        browser
    }
}
