//! The ground of the web side: the HTTP shell, who acts, permissions, live updates, and the pieces that each slice plugs in.

mod access;
pub mod accounts;
mod actor;
mod administration;
pub mod api;
mod app;
mod assets;
mod at_work;
pub mod attachments;
pub mod audit;
mod bringing;
pub mod csv;
pub mod deliveries;
mod departure;
pub mod failure;
pub mod files;
mod forms;
mod health;
mod intake;
pub mod jobs;
mod lanes;
mod leftovers;
pub mod limits;
pub mod live;
mod memory;
mod metrics;
mod number;
pub mod outgoing;
mod pace;
mod pages;
mod qr;
mod route;
pub mod scanner;
mod security;
mod serve;
pub mod sessions;
pub mod settings;
mod shell;
mod slice;
mod store;
pub mod telemetry;
mod tokens;
pub mod webhooks;
mod whereabouts;
mod workings;
mod write_down;
pub mod xlsx;

pub use access::OWN_ACCOUNT;
pub use accounts::Accounts;
pub use actor::Caller;
pub use actor::cookie;
pub use api::Paged;
pub use app::App;
pub use app::Parts;
pub use bringing::Bringing;
pub use bringing::BroughtText;
pub use bringing::BroughtTo;
pub use bringing::KeepOriginal;
pub use deliveries::Deliverer;
pub use departure::Copied;
pub use departure::Departure;
pub use departure::Departures;
pub use failure::Failure;
pub use failure::Result;
pub use forms::Form;
pub use forms::Json;
pub use forms::Query;
pub use intake::IntakeTurn;
pub use jobs::Job;
pub use lanes::By;
pub use lanes::Whose;
pub use limits::ClientAddress;
pub use live::Live;
pub use live::whispers::Whisper;
pub use number::number;
pub use pace::Pace;
pub use pages::Introduce;
pub use pages::Introduction;
pub use pages::Visit;
pub use pages::html;
pub use pages::private;
pub use qr::QrPicture;
pub use route::Access;
pub use route::Api;
pub use route::Route;
pub use serve::Listener;
pub use serve::serve;
pub use sessions::Session;
pub use settings::Settings;
pub use shell::all_routes;
pub use shell::router;
pub use slice::Arrival;
pub use slice::Arrivals;
pub use slice::Channel;
pub use slice::Composer;
pub use slice::Enclosure;
pub use slice::Enclosures;
pub use slice::Evidence;
pub use slice::Evident;
pub use slice::Navigation;
pub use slice::OriginalFile;
pub use slice::Originals;
pub use slice::PublicPlace;
pub use slice::Slice;
pub use slice::Told;
pub use slice::Warning;
pub use slice::WriteIn;
pub use slice::Writer;
pub use slice::Writers;
pub use slice::Written;
pub use tokens::chance;
pub use tokens::fresh_token;
pub use tokens::token_digest;

/// The shell as the lowest part of the product: its tables and words come before those of every slice.
pub fn slice() -> Slice {
    Slice {
        key: "platform",
        migrations: vec![
            migration(1, "access", include_str!("../migrations/0001_access.sql")),
            migration(10, "signing_in", include_str!("../migrations/0010_signing_in.sql")),
            settings::MIGRATION,
            limits::MIGRATION,
            deliveries::MIGRATION,
            jobs::MIGRATION,
            api::MIGRATION,
            webhooks::MIGRATION,
            migration(26, "provider_switch", include_str!("../migrations/0026_provider_switch.sql")),
            deliveries::PAUSES,
            deliveries::LINES,
            migration(29, "claimed_roles", include_str!("../migrations/0029_claimed_roles.sql")),
            attachments::MIGRATION,
            api::CLAIMS,
        ],
        locales: vec![
            (kernel::Lang::Ar, include_str!("../locales/ar.ftl")),
            (kernel::Lang::En, include_str!("../locales/en.ftl")),
            (kernel::Lang::Ar, include_str!("../locales/accounts.ar.ftl")),
            (kernel::Lang::En, include_str!("../locales/accounts.en.ftl")),
            (kernel::Lang::Ar, include_str!("../locales/ops.ar.ftl")),
            (kernel::Lang::En, include_str!("../locales/ops.en.ftl")),
        ],
        permissions: [vec![access::LOOK_LIVE, access::OWN_ACCOUNT, accounts::SIGN_IN], own_permissions()].concat(),
        routes: own_routes(),
        deliverers: vec![webhooks::DELIVERER],
        jobs: vec![audit::CHECKPOINT, leftovers::JOB, leftovers::LEAVING, attachments::JOB, api::idempotency::FORGET],
        warnings: vec![attachments::WARNING],
        navigation: places(),
        ..Slice::default()
    }
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "platform", number, name, sql }
}

/// The rights to look after the running installation.
fn own_permissions() -> Vec<kernel::Permission> {
    vec![deliveries::DELIVERIES, accounts::PROVIDERS, settings::SETTINGS, audit::AUDIT, webhooks::WEBHOOKS, api::OWN_TOKENS]
}

/// The pages and addresses of the running installation.
fn own_routes() -> Vec<Route> {
    [
        health::routes(),
        deliveries::routes(),
        administration::routes(),
        settings::page::routes(),
        accounts::oidc::admin::routes(),
        audit::routes(),
        webhooks::routes(),
        api::routes(),
    ]
    .concat()
}

/// The places of the running installation in the rail.
fn places() -> Vec<Navigation> {
    let place = |key, label, href, icon, permission, order| Navigation { key, label, href, icon, permission, order, is_setting: false };
    vec![
        place("deliveries", "deliveries-title", "/desk/deliveries", "send-horizontal", deliveries::DELIVERIES, 900).setting(),
        place("webhooks", "webhooks-title", "/desk/webhooks", "webhook", webhooks::WEBHOOKS, 910).setting(),
        place("providers", "providers-title", "/admin/sign-in", "log-in", accounts::PROVIDERS, 905).setting(),
        place("settings", "settings-title", "/admin/settings", "settings", settings::SETTINGS, 915).setting(),
        place("audit", "audit-title", "/desk/audit", "history", audit::AUDIT, 920).setting(),
    ]
}
