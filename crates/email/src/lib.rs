//! The email channel: mail in, replies composed as the guide asks, mail out, and the clauses judged from what happened.

mod acknowledge;
mod answerable;
mod api;
mod arrivals;
mod asked_again;
mod asked_in_vain;
mod attach;
mod attach_api;
mod automatic;
mod before_api;
mod bring;
mod budget;
mod call_instead;
mod call_page;
mod checks;
mod circle;
mod clauses;
mod codes;
mod compose_acts;
mod composer;
mod concerned;
mod content_shown;
mod copied;
mod copies;
mod copy_events;
mod copy_letters;
mod copying;
mod could_leave;
mod deliver;
mod departures;
mod doubts;
mod due_moved;
mod enclosures;
mod events;
mod failing;
mod fault_events;
mod fetch;
mod file_kind;
mod file_words;
mod follow_up;
mod foreseen;
mod handed_over;
mod house;
mod imitation;
mod interim;
mod interim_events;
mod interim_page;
mod key;
mod lapsed;
mod led;
mod left_draft;
mod left_draft_api;
mod letter;
mod letter_size;
mod letters;
mod live_checks;
mod look_beside;
mod look_ends;
mod look_events;
mod look_page;
mod looked_through;
mod looks_api;
mod mailbox;
mod mailbox_page;
mod mailboxes;
mod marked;
mod means;
mod message;
mod message_files;
mod message_page;
mod older_view;
mod open_points;
mod outside;
mod overdue_look;
mod phrases;
mod points;
mod points_events;
mod points_page;
mod proof_page;
mod prove;
mod proven;
mod readiness;
mod reading;
mod receive;
mod recorded;
mod refer;
mod reply;
mod report;
mod review_events;
mod review_page;
mod reviews;
mod scan;
mod scan_events;
mod scanning;
mod schedule;
mod second_look;
mod secure;
mod secure_acts;
mod secure_api;
mod secure_events;
mod secure_files;
mod secure_page;
mod secure_send;
mod sender_facts;
mod sending;
mod signing;
mod signing_api;
mod signing_key;
mod signing_page;
mod skipped;
mod skipped_api;
mod source;
mod source_page;
mod split_letter;
pub mod store;
mod survey;
mod survey_events;
mod survey_more;
mod survey_page;
mod telling;
mod thread;
mod token;
mod waited;
mod watch;
mod weights;
mod whose;
mod word_page;
mod write_in;
mod writing_api;
mod writing_page;
mod writing_rules;
mod written;

use kernel::Lang;
use kernel::Permission;
use platform::Channel;
use platform::Navigation;
use platform::Route;
use platform::Slice;

pub use copies::Copies;
pub use failing::tell_of_faults;
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
pub use receive::receive;
pub use receive::receive_for;
pub use reply::OVERRIDE;
pub use reply::REPLY;
pub use reply::Reply;
pub use reply::send_reply;
pub use second_look::Sent;
pub use second_look::send_or_ask;
pub use secure_send::send_secure;
pub use survey::survey_link;
pub use survey_more::survey_clause;
pub use whose::entity_of;
pub use whose::entity_of_lately;

/// The channel's key, as the register of clauses writes it.
pub const KEY: &str = "email";

/// The email channel as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: KEY,
        routes: routes(),
        migrations: migrations(),
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: permissions(),
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
            writers: Some(arrivals::writers),
            originals: Some(message_files::originals),
            write_in: Some(write_in::write_in),
            bringing: Some(bring::BRINGING),
        }),
        rules: clauses::rules(),
        means: means::means(),
        evidence: Some(marked::evident),
        navigation: navigation(),
        hooks: vec![due_moved::listening(), refer::listening(), survey::listening(), handed_over::listening()],
        jobs: vec![watch::JOB, failing::JOB, signing::JOB, schedule::JOB, overdue_look::JOB, scanning::JOB, lapsed::JOB, file_words::JOB],
        files: Some(message_files::serve),
        warnings: vec![scanning::WARNING, failing::MAILBOXES, failing::RELAY],
        deliverers: deliverers(),
        ..Slice::default()
    }
}

fn deliverers() -> Vec<platform::deliveries::Deliverer> {
    vec![
        deliver::DELIVERER,
        copy_letters::DELIVERER,
        acknowledge::DELIVERER,
        due_moved::DELIVERER,
        letters::DELIVERER,
        secure_page::DELIVERER,
        refer::DELIVERER,
        refer::LETTERS,
        survey::DELIVERER,
        handed_over::DELIVERER,
    ]
}

fn routes() -> Vec<Route> {
    let messages =
        [compose_acts::routes(), phrases::routes(), points_page::routes(), live_checks::routes(), readiness::routes(), attach::routes()]
            .concat();
    let messages = [messages, left_draft::routes(), message_page::routes(), message_files::routes()].concat();
    let secure =
        [secure_page::routes(), secure_files::routes(), secure_acts::routes(), survey_page::routes(), proof_page::routes()].concat();
    let setting_up = [mailbox_page::routes(), source_page::routes(), skipped::routes(), signing_page::routes()].concat();
    let setting_up = [setting_up, writing_page::routes()].concat();
    let writing = [word_page::routes(), review_page::routes(), interim_page::routes(), call_page::routes()].concat();
    let writing = [writing, look_page::routes(), look_beside::routes()].concat();
    let programs = [api::routes(), before_api::routes(), looks_api::routes(), writing_api::routes(), signing_api::routes()].concat();
    let programs = [programs, follow_up::routes(), skipped_api::routes(), left_draft_api::routes(), secure_api::routes()].concat();
    [messages, secure, setting_up, writing, programs, attach_api::routes()].concat()
}

fn permissions() -> Vec<Permission> {
    let writing = [REPLY, OVERRIDE, second_look::APPROVE, reviews::REVIEW, review_page::SEE, writing_rules::RULES];
    let rest = [secure_send::REVEAL, secure_page::OPEN, survey_page::GIVE, mailboxes::LOOK, source::MANAGE];
    [writing.as_slice(), rest.as_slice()].concat()
}

fn navigation() -> Vec<Navigation> {
    let place = |key, label, href, icon, permission, order| Navigation { key, label, href, icon, permission, order, is_setting: false };
    vec![
        place(look_page::SECTION, "email-looks", "/desk/second-looks", "eye", second_look::APPROVE, 74),
        place(review_page::SECTION, "email-reviews", "/desk/reply-reviews", "spell-check", review_page::SEE, 76),
        place(mailbox_page::SECTION, "email-mailboxes", "/desk/mailboxes", "mail", source::MANAGE, 88).setting(),
        place(writing_page::SECTION, "email-writing-rules", "/desk/writing", "book-open", writing_rules::RULES, 89).setting(),
    ]
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
        migration(9, "writing rules", include_str!("../migrations/0009_writing_rules.sql")),
        migration(10, "second looks", include_str!("../migrations/0010_second_looks.sql")),
        migration(11, "surveys", include_str!("../migrations/0011_surveys.sql")),
        migration(12, "looked at", include_str!("../migrations/0012_looked_at.sql")),
        migration(13, "scans", include_str!("../migrations/0013_scans.sql")),
        migration(14, "imap tokens", include_str!("../migrations/0014_imap_tokens.sql")),
        migration(15, "look files", include_str!("../migrations/0015_look_files.sql")),
        migration(16, "settled points", include_str!("../migrations/0016_settled_points.sql")),
        migration(17, "faults", include_str!("../migrations/0017_faults.sql")),
        migration(18, "reply copies", include_str!("../migrations/0018_reply_copies.sql")),
        migration(19, "secure files", include_str!("../migrations/0019_secure_files.sql")),
        migration(20, "draft points", include_str!("../migrations/0020_draft_points.sql")),
        migration(21, "file words left", include_str!("../migrations/0021_file_words_left.sql")),
        migration(22, "sealed names", include_str!("../migrations/0022_sealed_names.sql")),
        migration(23, "secret circles", include_str!("../migrations/0023_secret_circles.sql")),
        migration(24, "looked through", include_str!("../migrations/0024_looked_through.sql")),
        migration(25, "secret cases", include_str!("../migrations/0025_secret_cases.sql")),
        migration(26, "erased names", include_str!("../migrations/0026_erased_names.sql")),
        migration(27, "points left", include_str!("../migrations/0027_points_left.sql")),
        migration(28, "survey answers", include_str!("../migrations/0028_survey_answers.sql")),
        migration(29, "codes by phone", include_str!("../migrations/0029_codes_by_phone.sql")),
        migration(30, "message marks", include_str!("../migrations/0030_message_marks.sql")),
        migration(31, "attachments named", include_str!("../migrations/0031_attachments_named.sql")),
        migration(32, "reply files by bytes", include_str!("../migrations/0032_reply_files_by_bytes.sql")),
    ]
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: KEY, number, name, sql }
}
