//! The ground of the web side: the HTTP shell, who acts, permissions, live updates, and the pieces that each slice plugs in.

mod access;
pub mod accounts;
mod actor;
mod app;
mod assets;
pub mod failure;
mod forms;
mod live;
mod pages;
mod route;
mod security;
pub mod sessions;
mod shell;
mod slice;
mod store;
mod tokens;

pub use access::OWN_ACCOUNT;
pub use accounts::Accounts;
pub use actor::Caller;
pub use app::App;
pub use app::Parts;
pub use failure::Failure;
pub use failure::Result;
pub use forms::Form;
pub use forms::Json;
pub use forms::Query;
pub use live::Live;
pub use pages::Introduce;
pub use pages::Introduction;
pub use pages::Visit;
pub use pages::html;
pub use route::Access;
pub use route::Api;
pub use route::Route;
pub use sessions::Session;
pub use shell::all_routes;
pub use shell::router;
pub use slice::Channel;
pub use slice::Composer;
pub use slice::Navigation;
pub use slice::Slice;
pub use tokens::fresh_token;
pub use tokens::token_digest;

/// The shell as the lowest part of the product: its tables and words come before those of every slice.
pub fn slice() -> Slice {
    Slice {
        key: "platform",
        migrations: vec![
            migration(1, "access", include_str!("../migrations/0001_access.sql")),
            migration(10, "signing_in", include_str!("../migrations/0010_signing_in.sql")),
        ],
        locales: vec![
            (kernel::Lang::Ar, include_str!("../locales/ar.ftl")),
            (kernel::Lang::En, include_str!("../locales/en.ftl")),
            (kernel::Lang::Ar, include_str!("../locales/accounts.ar.ftl")),
            (kernel::Lang::En, include_str!("../locales/accounts.en.ftl")),
        ],
        permissions: vec![access::LOOK_LIVE, access::OWN_ACCOUNT, accounts::SIGN_IN],
        ..Slice::default()
    }
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "platform", number, name, sql }
}
