//! Notices to browsers: what any part wants to say on a customer's phone or desktop without a number leaves through the push service of the
//! browser, which cannot read it.

mod deliver;
mod encrypt;
mod events;
mod key;
mod key_page;
mod store;
mod vapid;

use kernel::Lang;
use platform::Slice;

/// Notices to browsers as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "push",
        routes: key_page::routes(),
        migrations: vec![::store::Migration { part: "push", number: 1, name: "keys", sql: include_str!("../migrations/0001_keys.sql") }],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![deliver::SEND, key::KEEP],
        deliverers: vec![deliver::DELIVERER],
        ..Slice::default()
    }
}
