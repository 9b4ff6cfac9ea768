//! The people of these stories.

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;

use crate::world::WORKS;
use crate::world::World;

/// Mona's address.
pub const MONA: &str = "mona.salman@works.gov.bh";
/// What Mona types.
pub const PASSWORD: &str = "coffee by the old pier";

/// Mona serves customers of the Ministry of Works.
pub async fn mona(world: &World) -> EmployeeId {
    person(world, MONA, Role::Employee).await
}

/// Someone with a role in the Ministry of Works.
pub async fn person(world: &World, email: &'static str, role: Role) -> EmployeeId {
    let password = world.app.accounts().hash(Secret::new(PASSWORD.into())).await.unwrap();
    world
        .act(move |tx| {
            let account = accounts::create(tx, NewAccount { email: email.into(), lang: Lang::Ar, password: Some(password) })?;
            accounts::grant_role(tx, account, Some(WORKS), None, role)?;
            Ok(account)
        })
        .await
}
