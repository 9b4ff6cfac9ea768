//! The email channel: mail in, replies composed as the guide asks, mail out, and the clauses judged from what happened.

mod acknowledge;
mod answerable;
mod api;
mod arrivals;
mod attach;
mod automatic;
mod checks;
mod clauses;
mod composer;
mod deliver;
mod departures;
mod due_moved;
mod enclosures;
mod events;
mod fetch;
mod key;
mod letter;
mod letter_size;
mod letters;
mod mailbox;
mod mailbox_page;
mod mailboxes;
mod message;
mod message_files;
mod message_page;
mod outside;
mod points;
mod prove;
mod reading;
mod receive;
mod refer;
mod reply;
mod report;
mod schedule;
mod secure;
mod secure_acts;
mod secure_events;
mod secure_page;
mod secure_send;
mod sender_facts;
mod signing;
mod signing_api;
mod signing_key;
mod signing_page;
mod source;
pub mod store;
mod thread;
mod waited;
mod watch;
mod write_in;

use kernel::Lang;
use platform::Channel;
use platform::Navigation;
use platform::Route;
use platform::Slice;

pub use fetch::fetch;
pub use mailbox::Mailbox;
pub use mailbox::MailboxId;
pub use mailbox::MailboxKind;
pub use mailboxes::save_mailbox;
pub use message::Enclosed;
pub use message::Message;
pub use message::MessageId;
pub use message::MessageKind;
pub use outside::record_outside_reply;
pub use prove::Found;
pub use prove::FoundSignature;
pub use prove::origin;
pub use prove::prove;
pub use receive::Taken;
pub use receive::entity_of;
pub use receive::receive;
pub use receive::receive_for;
pub use reply::OVERRIDE;
pub use reply::REPLY;
pub use reply::Reply;
pub use reply::send_reply;
pub use secure_send::send_secure;

/// The channel's key, as the register of clauses writes it.
pub const KEY: &str = "email";

/// The email channel as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: KEY,
        routes: routes(),
        migrations: migrations(),
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![REPLY, OVERRIDE, secure_send::REVEAL, secure_page::OPEN, mailboxes::LOOK, source::MANAGE],
        channel: Some(Channel {
            key: KEY,
            icon: "mail",
            label: "email-channel",
            is_live: false,
            can_write: true,
            composer: Some(composer::place),
            original: Some(message_page::address),
            departures: Some(departures::departures),
            enclosures: Some(enclosures::enclosures),
            arrivals: Some(arrivals::arrivals),
            write_in: Some(write_in::write_in),
        }),
        rules: clauses::rules(),
        means: clauses::means(),
        navigation: vec![Navigation {
            key: mailbox_page::SECTION,
            label: "email-mailboxes",
            href: "/desk/mailboxes",
            icon: "mail",
            permission: source::MANAGE,
            order: 88,
        }],
        hooks: vec![due_moved::listening(), refer::listening()],
        jobs: vec![watch::JOB, signing::JOB, schedule::JOB],
        deliverers: deliverers(),
        ..Slice::default()
    }
}

fn deliverers() -> Vec<platform::deliveries::Deliverer> {
    vec![
        deliver::DELIVERER,
        acknowledge::DELIVERER,
        due_moved::DELIVERER,
        letters::DELIVERER,
        secure_page::DELIVERER,
        refer::DELIVERER,
        refer::LETTERS,
    ]
}

fn routes() -> Vec<Route> {
    let messages = [composer::routes(), attach::routes(), message_page::routes(), message_files::routes()].concat();
    let secure = [secure_page::routes(), secure_acts::routes()].concat();
    let setting_up = [mailbox_page::routes(), signing_page::routes()].concat();
    [messages, secure, setting_up, api::routes(), signing_api::routes()].concat()
}

fn migrations() -> Vec<::store::Migration> {
    vec![
        migration(1, "mail", include_str!("../migrations/0001_mail.sql")),
        migration(2, "intake", include_str!("../migrations/0002_intake.sql")),
        migration(3, "told times", include_str!("../migrations/0003_told_times.sql")),
        migration(4, "senders", include_str!("../migrations/0004_senders.sql")),
        migration(5, "signing keys", include_str!("../migrations/0005_signing_keys.sql")),
        migration(6, "reply files", include_str!("../migrations/0006_reply_files.sql")),
        migration(7, "scheduled replies", include_str!("../migrations/0007_scheduled_replies.sql")),
        migration(8, "secure messages", include_str!("../migrations/0008_secure_messages.sql")),
    ]
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: KEY, number, name, sql }
}
