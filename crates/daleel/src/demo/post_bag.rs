//! Letters of invented customers, as their mail programs write them, and reports of other mail servers.

use kernel::Lang;
use kernel::Timestamp;

use super::people::person;

/// A letter.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The entity, by its place.
    pub office: usize,
    /// Whether it goes to the address of the first service alone.
    pub to_first_service: bool,
    /// Who writes: the number of a customer.
    pub writer: usize,
    /// The language.
    pub lang: Lang,
    /// The subject.
    pub subject: &'a str,
    /// What is written, without a greeting.
    pub text: &'a str,
}

/// The address of a customer.
pub fn address(writer: usize) -> String {
    format!("{}.{writer}@mail.example", person(40 + writer).local)
}

/// Its bytes.
pub fn written(letter: &Letter<'_>, to: &str, now: Timestamp) -> String {
    let name = person(40 + letter.writer).name;
    let name = name.get(letter.lang);
    let (greeting, farewell) = match letter.lang {
        Lang::Ar => ("السلام عليكم ورحمة الله وبركاته،", "وشكراً لكم،"),
        Lang::En => ("Hello,", "Thank you,"),
    };
    let head = head(&format!("{name} <{}>", address(letter.writer)), to, letter.subject, (letter.writer, now));
    let text = letter.text.replace('\n', "\r\n");
    format!("{head}{TEXT}{greeting}\r\n\r\n{text}\r\n\r\n{farewell}\r\n{name}\r\n")
}

/// What somebody's mail program answers by itself while they are away.
pub fn away(writer: usize, to: &str, now: Timestamp) -> String {
    let name = person(40 + writer).name.ar;
    let head = head(&format!("{name} <{}>", address(writer)), to, "رد تلقائي: خارج المكتب", (writer, now));
    format!("{head}Auto-Submitted: auto-replied\r\n{TEXT}أنا في إجازة حتى نهاية الأسبوع، وسأطّلع على رسالتكم عند عودتي.\r\n")
}

/// A server's report that a message did not arrive, or is late.
pub fn report(to: &str, recipient: &str, message_id: &str, is_late: bool, now: Timestamp) -> String {
    let (action, status, diagnosis) = match is_late {
        true => ("delayed", "4.4.1", "smtp; 421 4.4.1 mail.example does not answer"),
        false => ("failed", "5.1.1", "smtp; 550 5.1.1 no such mailbox here"),
    };
    let head = head("Mail Delivery System <mailer-daemon@mail.example>", to, "Delivery Status Notification", (0, now));
    format!(
        "{head}Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=report\r\n\r\n\
         --report\r\nContent-Type: text/plain\r\n\r\nThis is the mail system at mail.example.\r\n\r\n\
         --report\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: {diagnosis}\r\n\r\n\
         --report\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{message_id}>\r\n\r\n--report--\r\n"
    )
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";

fn head(from: &str, to: &str, subject: &str, (writer, now): (usize, Timestamp)) -> String {
    let date = now.strftime("%a, %d %b %Y %H:%M:%S +0000");
    let id = now.as_millisecond();
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {date}\r\nMessage-ID: <{id}.{writer}@mail.example>\r\nMIME-Version: 1.0\r\n"
    )
}
