//! Every setting, declared once: its name, what it may be, what it is otherwise, and where it may be set.

use super::kind::Kind;

/// Where a setting may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the file, the environment or on the command line; it holds until the next start.
    Start,
    /// There, and by the operator while the installation runs.
    Running,
    /// There, by the operator, and by each entity for itself.
    Entity,
}

/// A setting. Its explanation has the word key `setting-` and the name with hyphens.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// The name with dots between levels: `log.level`.
    pub key: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// What it is when nobody set it; empty for nothing.
    pub default: &'static str,
    /// Where it may be set.
    pub place: Place,
    /// The version that brought it.
    pub since: &'static str,
}

impl Declared {
    /// The name of the environment variable: `DALEEL_LOG__LEVEL`.
    pub fn variable(&self) -> String {
        format!("DALEEL_{}", self.key.to_uppercase().replace('.', "__"))
    }

    /// The key of the words that explain it.
    pub fn word(&self) -> String {
        format!("setting-{}", self.key.replace(['.', '_'], "-"))
    }
}

/// Finds a setting by its name.
pub fn declared(key: &str) -> Option<&'static Declared> {
    ALL.iter().find(|setting| setting.key == key)
}

const fn start(key: &'static str, kind: Kind, default: &'static str) -> Declared {
    Declared { key, kind, default, place: Place::Start, since: "0.1" }
}

const fn running(key: &'static str, kind: Kind, default: &'static str) -> Declared {
    Declared { key, kind, default, place: Place::Running, since: "0.1" }
}

const fn entity(key: &'static str, kind: Kind, default: &'static str) -> Declared {
    Declared { key, kind, default, place: Place::Entity, since: "0.1" }
}

/// How Kannel and those that speak like it are asked to send a text message.
const SMS_PARAMETERS: &str = "username={user}&password={password}&from={sender}&to={to}&text={text}&charset=UTF-8&coding={coding}\
    &validity={minutes}&dlr-mask=19&dlr-url={report}";

/// All settings, in the order of the reference.
pub const ALL: &[Declared] = &[
    start("listen", Kind::Listen, "127.0.0.1:8080"),
    start("public_url", Kind::Url, ""),
    start("files_url", Kind::OtherHost, ""),
    start("data_dir", Kind::Text, "data"),
    start("database_url", Kind::Database, ""),
    start("trusted_proxies", Kind::Networks, ""),
    start("log.format", Kind::Choice(&["text", "json"]), "text"),
    start("log.level", Kind::Choice(&["error", "warn", "info", "debug", "trace"]), "info"),
    start("sessions.longest", Kind::Seconds { least: 900, most: 604_800 }, "50400"),
    start("sessions.idle", Kind::Seconds { least: 60, most: 86_400 }, "7200"),
    running("password.minimum", Kind::Number { least: 8, most: 64 }, "12"),
    running("sign_in.second_factor", Kind::Choice(&["everybody", "privileged", "nobody"]), "everybody"),
    start("blobs.kind", Kind::Choice(&["folder", "s3"]), "folder"),
    start("blobs.url", Kind::Url, ""),
    start("blobs.bucket", Kind::Text, ""),
    start("blobs.region", Kind::Text, "us-east-1"),
    start("blobs.access_key", Kind::Secret, ""),
    start("blobs.secret_key", Kind::Secret, ""),
    start("mail.smtp_listen", Kind::Port, ""),
    start("mail.lmtp_listen", Kind::Port, ""),
    start("mail.relay_host", Kind::Text, ""),
    start("mail.relay_port", Kind::Number { least: 1, most: 65_535 }, "587"),
    start("mail.relay_security", Kind::Choice(&["starttls", "tls", "none"]), "starttls"),
    start("mail.relay_user", Kind::Text, ""),
    start("mail.relay_password", Kind::Secret, ""),
    start("mail.sender", Kind::Text, ""),
    start("mail.inside_hosts", Kind::Names, ""),
    start("mail.tls_certificate", Kind::Certificate, ""),
    start("mail.tls_key", Kind::Certificate, ""),
    start("mail.verify", Kind::Choice(&["yes", "no"]), "yes"),
    start("mail.resolver", Kind::Servers, ""),
    start("mail.trusted_relays", Kind::Names, ""),
    start("mail.trusted_sealers", Kind::Names, ""),
    entity("mail.acknowledge", Kind::Choice(&["yes", "no"]), "yes"),
    entity("mail.second_look", Kind::Choice(&["yes", "no"]), "no"),
    entity("mail.second_look_minutes", Kind::Number { least: 5, most: 1_440 }, "60"),
    entity("mail.second_look_then", Kind::Choice(&["up", "send"]), "up"),
    entity("mail.tell_hand_over", Kind::Choice(&["yes", "no"]), "yes"),
    entity("mail.call_after_rounds", Kind::Number { least: 0, most: 20 }, "4"),
    entity("desk.abuse_minutes", Kind::Number { least: 5, most: 480 }, "15"),
    running("mail.tls_domains", Kind::Names, ""),
    running("mail.size_limit", Kind::Bytes { least: 1_048_576, most: 157_286_400 }, "52428800"),
    start("sms.url", Kind::Url, ""),
    start("sms.method", Kind::Choice(&["get", "post"]), "get"),
    start("sms.parameters", Kind::Text, SMS_PARAMETERS),
    start("sms.user", Kind::Text, ""),
    start("sms.password", Kind::Secret, ""),
    start("sms.accepted", Kind::Text, ""),
    start("sms.inside_hosts", Kind::Names, ""),
    start("sms.report_url", Kind::Url, ""),
    start("sms.report_parameters", Kind::Text, "state=%d&answer=%A"),
    entity("sms.sender", Kind::SmsSender, ""),
    start("push.enabled", Kind::Choice(&["yes", "no"]), "yes"),
    start("push.inside_hosts", Kind::Names, ""),
    start("scan.clamd", Kind::Door, ""),
    start("scan.patience", Kind::Seconds { least: 1, most: 600 }, "60"),
    running("limits.sign_in_per_minute", Kind::Number { least: 1, most: 10_000 }, "10"),
    running("limits.forms_per_minute", Kind::Number { least: 1, most: 10_000 }, "20"),
    running("limits.api_per_minute", Kind::Number { least: 1, most: 1_000_000 }, "600"),
    running("limits.searches_per_minute", Kind::Number { least: 1, most: 100_000 }, "120"),
    running("limits.followers_per_address", Kind::Number { least: 1, most: 100_000 }, "500"),
    running("quota.stored_bytes", Kind::Bytes { least: 0, most: 1 << 50 }, "107374182400"),
    running("quota.api_calls_per_day", Kind::Number { least: 0, most: 1_000_000_000 }, "1000000"),
    running("quota.mails_per_day", Kind::Number { least: 0, most: 100_000_000 }, "50000"),
    running("quota.mails_per_hour", Kind::Number { least: 0, most: 10_000_000 }, "0"),
    running("quota.texts_per_day", Kind::Number { least: 0, most: 10_000_000 }, "5000"),
    running("api.idempotency_hours", Kind::Number { least: 1, most: 720 }, "24"),
    start("outgoing.allowed_hosts", Kind::Names, ""),
    entity("webhooks.allowed_hosts", Kind::Names, ""),
    start("audit.checkpoints", Kind::Text, ""),
    start("metrics.token", Kind::Secret, ""),
    start("tracing.otlp_endpoint", Kind::Url, ""),
];
