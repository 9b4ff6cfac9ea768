# Words of running the installation: deliveries, timed work, limits, programs, webhooks, calls outside, audit, settings

administration-title = Setup
administration-intro = What is set up once in a while. You see only what you have permission for.

deliveries-title = Deliveries
deliveries-intro = Everything that leaves for a place outside. What does not arrive is tried again by itself, with growing pauses.
deliveries-states = Deliveries by state
deliveries-state-waiting = Waiting
deliveries-state-leased = Under way
deliveries-state-failed = Refused
deliveries-state-given-up = Given up
deliveries-state-sent = Arrived
deliveries-none = Nothing here
deliveries-none-text = No delivery is in this state.
deliveries-push-unusable = Notices cannot be sent to the address that this browser gave. Keep this page open: it tells you when you are called.
deliveries-what = What
deliveries-where = Where to
deliveries-since = Queued at
deliveries-attempts = Attempts
deliveries-next = Next attempt
deliveries-answer = Last response
deliveries-acts = Actions
deliveries-retry = Try now
deliveries-giving-up = It will not be sent any more; the trail keeps who gave it up and when.
deliveries-give-up-do = Give it up now
deliveries-give-up = Give up
deliveries-no-answer = No answer
deliveries-not-in-time = No answer within the time of an attempt
deliveries-not-heard-of = The attempt was cut off, and nobody knows how it ended
deliveries-broke = The attempt failed in Daleel itself; its log says why
deliveries-gone = The endpoint is switched off or was removed
deliveries-no-room = The other entity may keep no more attachments, and it was not kept there. The system’s operator can allow more.
deliveries-cannot-retry = This delivery is under way or has arrived. There is nothing to try again.
deliveries-cannot-give-up = Only a delivery that is waiting can be given up.

jobs-title = Timed work
jobs-what = Work
jobs-started = Last started
jobs-done = Last finished
attachments-title = Attachments
attachments-first = They are being read and compared with what was kept for the first time.
attachments-through = { $n ->
    [one] Each day all are read and compared with what was kept; one was, by { $at }.
   *[other] Each day all are read and compared with what was kept; { $n } were, by { $at }.
}
attachments-faults = { $n ->
    [one] One attachment is not what was kept. Take it from the newest backup that has it: large ones lie in its folder blobs.
   *[other] { $n } attachments are not what was kept. Take them from the newest backup that has them: large ones lie in its folder blobs.
}
attachments-what = Attachment
attachments-wrong = What is wrong
attachments-since = Known since
attachments-missing = It is not there
attachments-changed = It is not what was kept
attachments-unreadable = The disk does not give it
job-lease-lost = Another server has taken this work over. Nothing was done twice.

limits-too-many = { $seconds ->
    [one] Too many requests in a short time. Nothing was done. Try again in one second.
   *[other] Too many requests in a short time. Nothing was done. Try again in { $seconds } seconds.
}
limits-quota-api-calls-today = { $seconds ->
    [one] Your entity’s programs have used all of today’s calls. Nothing was done. Calls begin again in one second.
   *[other] Your entity’s programs have used all of today’s calls. Nothing was done. Calls begin again in { $seconds } seconds.
}
limits-quota-api-calls = Your entity’s programs may make { $allowed } calls a day, and they have been used. The system’s operator can allow more.
limits-quota-mails-hour = Your entity sends { $allowed } emails an hour, and they have been sent. This one waits for the next hour.
limits-address-mails-hour = One address gets at most { $allowed } automatic letters an hour, and has had them. This one waits until there is room.
limits-quota-mails = Your entity may send { $allowed } emails a day, and they have been sent. This one was not. The system’s operator can allow more.
limits-quota-texts = Your entity may send { $allowed } parts of text messages a day, and they have been sent. This one waits for the next day, and is not sent if its time is over by then.
limits-quota-stored-bytes = Your entity may keep { $allowed } bytes of attachments, and this one would be more. It was not kept. The system’s operator can allow more.

idempotency-key-unreadable = Idempotency-Key must be 1 to 200 visible characters.
idempotency-other-request = This Idempotency-Key was used for another request. Use a new key for a new request.
idempotency-running = The first request with this key is still being carried out. Ask again in a moment with the same key.
idempotency-taken-over = Another request with the same key was carried out instead of this one.
idempotency-answer-lost = The request with this key was carried out, but its answer was lost when the server stopped. Look the result up; do not send it again.

api-title = Interface for programs
api-intro = Everything a page can do, a program can do with a token that has the same permissions.
api-token = Each request shows a token:
api-idempotency = A write may carry a key, so that it is carried out once however often it is sent:
api-paging = Lists come in pages; the next one is asked for by its key:
api-problems = Errors come in the language of Accept-Language:
api-document = The full description (OpenAPI 3.1):
api-went-wrong = What went wrong, in the language of Accept-Language (RFC 9457).
api-token-made = A token made on the page of one's own tokens.
api-done = Done.
api-same-key = The same key with the same request is carried out once, and answered the same.
api-method = Method
api-address = Address
api-what = What it does
api-permission = Permission

tokens-title = Tokens for programs
tokens-intro = A token lets a program act in your name, with your permissions. Treat it like a password.
tokens-fresh = Your new token
tokens-fresh-text = Copy it now: it is not kept and cannot be shown again.
tokens-token = Token
tokens-name = Name
tokens-name-hint = What it is for, so that you know later which one to revoke.
tokens-name-missing = Give the token a name.
tokens-good-for = Good for
tokens-days = { $n ->
    [one] One day
   *[other] { $n } days
}
tokens-make = Make a token
tokens-none = No tokens
tokens-none-text = You have not made a token yet.
tokens-made = Made
tokens-ends = Ends
tokens-never = Never
tokens-used = Last used
tokens-not-used = Not yet
tokens-revocation = Every program that uses it stops at once, and it cannot be brought back.
tokens-revoke-do = Revoke it now
tokens-revoke = Revoke

webhooks-title = Webhooks
webhooks-one-title = Webhook
webhooks-intro = What happens in your entity is sent to your own systems, signed as Standard Webhooks asks, and tried again until it arrives.
webhooks-none = No webhooks
webhooks-none-text = Add the address of a system that should be told.
webhooks-add = Add a webhook
webhooks-address = Address
webhooks-address-hint = An https address that answers within five seconds.
webhooks-kinds = Kinds of events
webhooks-kinds-hint = One on each line: email.reply-sent for one kind, email. for all of a part, * for all.
webhooks-kinds-wrong = Name at least one kind of event, in small Latin letters, digits, points and hyphens.
webhooks-too-many = { $most ->
    [one] An entity can have one webhook. Remove it first.
   *[other] An entity can have { $most } webhooks. Remove one first.
}
webhooks-state = State
webhooks-on = On
webhooks-off = Off
webhooks-failing = Nothing arrives
webhooks-failing-since = nothing has arrived since { $since }
webhooks-switch-on = Switch on
webhooks-switch-off = Switch off
webhooks-change-secret = Change the secret
webhooks-remove = Remove
webhooks-removal-lost = The secret cannot be brought back, and whatever still waits for this address is never sent. To stop for a while only, switch it off.
webhooks-removal-type = To confirm, write the host of the address: { $name }
webhooks-removal-differs = This is not the host of the address. Write { $name }.
webhooks-removal-do = Remove for good
webhooks-secret = Secret
webhooks-secret-title = The secret for verifying
webhooks-secret-text = Copy it now: it cannot be shown again. After a change the old secret also signs for one day.
webhooks-log = Log
webhooks-log-none = Nothing sent yet
webhooks-log-none-text = What happens from now on is sent and listed here.
webhooks-event = Event
webhooks-replay = Send again
webhooks-delivery = Webhook

outgoing-not-a-url = This is not a complete address. It begins with https://
outgoing-not-https = Only https addresses may be called.
outgoing-with-password = An address may not contain a name and password.
outgoing-not-listed = { $host } is not on your entity’s list of allowed hosts.
outgoing-inside = { $host } stands inside this network and may not be called.

audit-title = Audit trail
audit-intro = Who did what and when. Looking here is written down too.
audit-from = From
audit-until = Until
audit-who = Who
audit-who-anyone = Somebody not signed in
audit-who-customer = The customer
audit-who-employee = An employee
audit-who-system = The system
audit-what = What happened
audit-kind = Kind of event
audit-thing = Thing
audit-when = When
audit-number = Number
audit-data = Details
audit-show = Show
audit-export = Download as CSV
audit-none = Nothing found
audit-none-text = No event fits what you asked for.
audit-day-wrong = Write the day, the month and the year, such as 24/11/2026.
audit-thing-wrong = Write the kind, a colon and the number, such as case:12.
audit-who-hint = Such as employee:12
audit-what-hint = A kind of event, such as account.signed-in
audit-thing-hint = Such as case:12

settings-title = Settings
settings-intro = Settings stand in one TOML file; a point in the name is a level. Each is also an environment variable. The command line wins over the environment, the environment over the file.
settings-page-intro = These settings take effect as soon as they are saved, without a restart. Each change stands in the audit trail.
settings-name = Name in the settings file
settings-empty = Nothing
setting-choice-yes = Yes
setting-choice-no = No
setting-choice-everybody = Everybody
setting-choice-privileged = Those with far-reaching roles
setting-choice-nobody = Nobody
setting-choice-up = It goes up to the centre manager
setting-choice-send = It is sent as written
settings-now = Holds now
settings-source = Comes from
settings-value = New value
settings-back = Take back what was set here
settings-from = the start: { $source }
settings-from-command-line = The command line at start
settings-from-default = the default
settings-from-installation = the operator, while running
settings-from-entity = this entity, while running
settings-from-form = this form
settings-unknown = { $name } ({ $source }) cannot be taken: { $value }. There is no such setting, or the file cannot be read.
settings-wrong = { $name } = { $value } ({ $source }) cannot be taken. Allowed: { $allowed }.
settings-allowed = Allowed
settings-allowed-text = text on one line
settings-allowed-url = an address that begins with http:// or https://
settings-allowed-other-host = an address that begins with http:// or https://, without a path, of another host than public_url
settings-allowed-listen = an address and port, such as 127.0.0.1:8080, or unix: and a path
settings-allowed-port = an address and port, such as 127.0.0.1:2525
settings-allowed-database = an address that begins with postgres://
settings-allowed-file = a file that can be read
settings-allowed-certificate = a PEM file that can be read; the certificate and its key are both named, and belong together
settings-allowed-choice = one of { $words }
settings-allowed-number = a whole number from { $least } to { $most }
settings-allowed-seconds = whole seconds from { $least } to { $most }
settings-allowed-bytes = bytes from { $least } to { $most }
settings-allowed-networks = addresses or networks such as 10.0.0.0/8, or unix; several with commas
settings-allowed-names = host names; several with commas
settings-allowed-door = a host and a port, such as clamav:3310, or unix: and a path, such as unix:/run/clamav/clamd.ctl
settings-allowed-sms-sender = at most eleven Latin letters and digits, such as MOW Bahrain, or a number
settings-allowed-servers = network addresses with or without a port, such as 192.0.2.53 or 127.0.0.1:5353; several with commas
settings-place-start = Takes effect at the next start.
settings-place-running = The operator can also change it while running.
settings-place-entity = The operator and each entity can also change it while running.

setting-listen = Where HTTP is served.
setting-files-url = The address under which this same service shows the files that people sent: another host name, to which no browser sends a session. Empty: they are shown under the pages’ address, in a sandbox.
setting-public-url = The address under which people reach the installation; empty for where it listens.
setting-data-dir = The folder of the data.
setting-database-url = The address of a PostgreSQL database; empty for SQLite in the data folder.
setting-trusted-proxies = The proxies whose word on a client’s address is taken.
setting-log-format = The form of log lines.
setting-log-level = The least important level that is written to the log.
setting-sessions-longest = How long someone stays signed in at most.
setting-sessions-idle = How long someone stays signed in without doing anything.
setting-password-minimum = The fewest characters of a password.
setting-sign-in-second-factor = Who must show a second factor when signing in.
setting-blobs-kind = Where attachments are kept: in the data folder or in an S3-compatible store.
setting-blobs-url = The address of the S3-compatible store.
setting-blobs-bucket = The bucket in the S3-compatible store.
setting-blobs-region = The region of the S3-compatible store.
setting-blobs-access-key = The name with which the S3-compatible store is opened.
setting-blobs-secret-key = The key with which the S3-compatible store is opened.
setting-mail-smtp-listen = Where SMTP is served for mail in; empty for nowhere.
setting-mail-lmtp-listen = Where LMTP is served for mail in; empty for nowhere.
setting-mail-relay-host = The server that takes outgoing mail.
setting-mail-relay-port = The port of the server that takes outgoing mail.
setting-mail-relay-security = How the connection to that server is encrypted.
setting-mail-relay-user = The name with which that server is used.
setting-mail-relay-password = The password with which that server is used.
setting-mail-sender = The address from which the installation itself writes.
setting-mail-verify = Whether the senders of mail are checked (SPF, DKIM, ARC, DMARC).
setting-mail-resolver = The servers of DNS that are asked when senders are checked; empty: those of this machine.
setting-mail-trusted-relays = Mail servers in front of this one whose Authentication-Results are believed, each by its name there. Name only one that removes what comes from outside under its name.
setting-mail-trusted-sealers = Domains whose ARC seal excuses a failure of DMARC, such as mailing lists that change messages.
setting-mail-inside-hosts = Hosts from which mail may be fetched although they stand inside this network; empty: from outside only.
setting-mail-tls-certificate = The file with the certificate for mail in.
setting-mail-tls-key = The file with the key of that certificate.
setting-mail-second-look = Whether replies of employees wait for a supervisor’s look before they leave.
setting-mail-second-look-minutes = Minutes that a reply waits before it goes up or is sent.
setting-mail-second-look-then = What happens then: up tells those above, send lets it leave as it was written.
setting-mail-tell-hand-over = Whether a customer who waits is told by a letter that a colleague answers their request now.
setting-mail-call-after-rounds = From this round of writing in one case on, a call is asked for instead of one more letter, and a letter without one counts against choosing the right way. 0 for never.
setting-desk-abuse-minutes = Minutes of working time within which a supervisor answers a report of abuse by a customer (8.abuse).
setting-mail-tls-domains = Domains whose mail is handed to the mail server over an encrypted connection only; * for all. What lies behind the mail server is its own: make it demand the same.
setting-mail-acknowledge = Whether each new case that comes by mail is acknowledged once.
setting-mail-size-limit = The largest message that is taken.
setting-scan-clamd = Where ClamAV’s daemon (clamd) is reached, which looks at every file that comes or goes; empty for no scanning.
setting-scan-patience = How long ClamAV may take over one file before it is tried again later.
setting-sms-url = Where the gateway for text messages is asked (Kannel’s sendsms or one like it); empty for no text messages.
setting-sms-method = How it is asked: get, with the values in the address, or post, with the values as a form.
setting-sms-parameters = The values that are sent to the gateway. In them are filled in user, password, sender, to, text, coding, minutes, key and report, each in braces.
setting-sms-user = The name with which the gateway is used.
setting-sms-password = The password with which the gateway is used.
setting-sms-accepted = What stands in the gateway’s answer when it accepts a message; if empty, every answer with a code of success does.
setting-sms-inside-hosts = Hosts of the gateway that stand inside this network; they may be called without encryption, too.
setting-sms-report-url = Where the gateway reaches this installation to report what became of a message; if empty, the public address.
setting-sms-report-parameters = What the gateway writes in its report: the state as state, its answer as answer.
setting-sms-sender = The sender’s name that the customer’s phone shows.
setting-push-enabled = Whether customers can be told of their turn in their browser, through that browser’s push service, which stands outside and cannot read what is said.
setting-push-inside-hosts = Push services that stand inside this network; they may be called without encryption, too.
setting-limits-sign-in-per-minute = Attempts to sign in from one network address in a minute.
setting-limits-forms-per-minute = Public forms from one network address in a minute.
setting-limits-api-per-minute = Calls of one program in a minute.
setting-limits-searches-per-minute = Searches by one person in a minute.
setting-limits-followers-per-address = Pages of turns that are followed at the same time from one network address.
setting-quota-stored-bytes = Attachments that an entity may keep; 0 for no limit.
setting-quota-api-calls-per-day = Calls that an entity’s programs may make in a day; 0 for no limit.
setting-quota-mails-per-hour = Emails handed to the mail server for an entity in an hour; 0 for no limit. What is more waits for the next hour.
setting-quota-mails-per-day = Emails that an entity may send in a day; 0 for no limit.
setting-quota-texts-per-day = Parts of text messages that an entity may send in a day; 0 for no limit. A long message has several parts, and each is paid for.
setting-api-idempotency-hours = How many hours the answer to an Idempotency-Key is kept.
setting-outgoing-allowed-hosts = Hosts that may be called although they stand inside this network; for trying things out.
setting-webhooks-allowed-hosts = The only hosts to which webhooks may be sent; empty for any outside.
setting-audit-checkpoints = The file of the signed marks of the audit trail, best on another disk; empty for the data folder.
setting-metrics-token = What a reader of /metrics shows; empty for this machine alone.
setting-tracing-otlp-endpoint = Where traces are sent (OpenTelemetry over HTTP); empty for nowhere.

# What happened, in the audit trail and as evidence
event-audit-read = The audit trail was looked at
event-audit-exported = The audit trail was downloaded
event-delivery-sent = A delivery arrived
event-delivery-failed = A delivery was refused where it was sent
event-delivery-given-up = A delivery was given up
event-delivery-given-up-yes = Somebody gave a delivery up
event-delivery-given-up-no = A delivery was given up after it had been tried long enough
event-delivery-retried = Somebody had a delivery tried again
event-settings-changed = A setting was changed
event-webhook-added = A webhook was added
event-webhook-secret-changed = The secret of a webhook was changed
event-webhook-switched = A webhook was switched on or off
event-webhook-switched-yes = A webhook was switched on
event-webhook-switched-no = A webhook was switched off
event-webhook-switched-failing = A webhook was switched off, because nothing arrived for long
event-webhook-switched-gone = A webhook was switched off, because its address is gone
event-webhook-removed = A webhook was removed
event-webhook-replayed = An event was sent to a webhook once more
