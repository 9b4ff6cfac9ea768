//! Accounts of those who act in stories.

use kernel::CentreId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;

use super::Person;
use super::World;

/// The address of somebody of an entity, by their name in English.
pub fn address(name: &str, entity: EntityId) -> String {
    format!("{}@{entity}.gov.bh", name.to_lowercase())
}

impl World {
    /// An account with a role in an entity or in a centre of it, and a token for programs that act as its holder. What the holder is called and
    /// does is for the story's crate to say.
    ///
    /// # Panics
    /// When somebody of that name has one.
    pub async fn account(&self, entity: EntityId, name: &str, (lang, centre, role): (Lang, Option<CentreId>, Role)) -> Person {
        let password = self.app.accounts().hash(Secret::new("coffee by the old pier".into())).await.expect("a password can be hashed");
        let email = address(name, entity);
        self.act(entity, move |tx| {
            let id = accounts::create(tx, NewAccount { email, lang, password: Some(password) })?;
            accounts::grant_role(tx, id, Some(entity), centre, role)?;
            let token = accounts::create_token(tx, id, Some(entity), "story", None)?;
            Ok(Person { id, entity: Some(entity), token })
        })
        .await
    }
}
