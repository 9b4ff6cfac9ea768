//! Text messages to customers' phones: what any part wants to say there leaves through a gateway that is asked over HTTP, and the gateway
//! reports what became of it.

mod deliver;
mod events;
mod gateway;
mod parts;
mod report;
mod store;
mod text;

use kernel::Lang;
use platform::Slice;

/// Text messages as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "sms",
        routes: report::routes(),
        migrations: vec![::store::Migration { part: "sms", number: 1, name: "texts", sql: include_str!("../migrations/0001_texts.sql") }],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![deliver::SEND, report::REPORT],
        deliverers: vec![deliver::DELIVERER],
        ..Slice::default()
    }
}
