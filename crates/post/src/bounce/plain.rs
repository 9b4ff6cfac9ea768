//! Reports as servers write them that know no standard form: qmail, older Exchange, Exim, and whoever writes prose.

use super::Bounce;
use super::Failure;
use super::reason::code_in;
use crate::Attachment;
use crate::Limits;
use crate::fault::Faults;
use crate::header::Headers;

/// So much of a report is looked through.
const LONGEST: usize = 64 << 10;
/// So many recipients of it are named.
const MOST: usize = 100;
/// Where a report ends and a copy of the letter begins, in small letters.
const COPIES: [&str; 6] = [
    "--- below this line is a copy",
    "this is a copy of the message",
    "------ this is a copy of",
    "----- original message",
    "original message headers:",
    "diagnostic information for administrators:",
];
/// What is said of a letter that is late, in small letters.
const LATE: [&str; 7] = [
    "will be retried",
    "will keep trying",
    "still trying",
    "has not yet been delivered",
    "has been delayed",
    "delivery is delayed",
    "no action is required on your part",
];

/// Reads from a report in prose what it says of whom, and about which letter.
pub(crate) fn fill(bounce: &mut Bounce, headers: &Headers, text: &str, files: &[Attachment]) {
    let text = text.chars().take(LONGEST).collect::<String>().replace("\r\n", "\n");
    if bounce.recipients.is_empty() {
        bounce.recipients = recipients(headers, said(&text));
    }
    let asked = || headers.ids("in-reply-to", &mut Faults::default()).into_iter().next();
    let thread = || headers.ids("references", &mut Faults::default()).pop();
    bounce.original = bounce.original.take().or_else(|| in_files(files)).or_else(|| in_text(&text)).or_else(asked).or_else(thread);
}

/// The report without the copy of the letter.
fn said(text: &str) -> &str {
    let small = text.to_ascii_lowercase();
    let end = COPIES.iter().filter_map(|begin| small.find(begin)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

fn recipients(headers: &Headers, said: &str) -> Vec<Failure> {
    let small = said.to_lowercase();
    let action = if LATE.iter().any(|words| small.contains(words)) { "delayed" } else { "failed" };
    let named: Vec<String> = headers.texts("x-failed-recipients").flat_map(|list| list.split(',').map(bare).collect::<Vec<_>>()).collect();
    let paragraphs: Vec<&str> = said.split("\n\n").collect();
    let found: Vec<(String, String)> = if named.is_empty() {
        paragraphs.iter().enumerate().filter_map(|(at, paragraph)| of_paragraph(paragraph, paragraphs.get(at + 1))).collect()
    } else {
        let about = |address: &String| {
            let paragraph = paragraphs.iter().find(|paragraph| paragraph.to_lowercase().contains(&address.to_lowercase()));
            paragraph.map(|paragraph| words_of(paragraph)).unwrap_or_default()
        };
        named.into_iter().map(|address| (about(&address), address)).map(|(words, address)| (address, words)).collect()
    };
    let failure = |(address, diagnostic): (String, String)| {
        let status = code_in(&diagnostic).or_else(|| code_in(said)).unwrap_or_default().trim_end_matches('.').to_owned();
        Failure { address, original: String::new(), action: action.into(), status, diagnostic }
    };
    let mut all: Vec<Failure> = found.into_iter().filter(|(address, _)| address.contains('@')).take(MOST).map(failure).collect();
    if all.is_empty() && action == "delayed" {
        // Nobody is named; it is late all the same.
        all.push(failure((String::new(), words_of(said))));
    }
    all
}

/// A paragraph that begins with an address, as qmail and Exim write them: `<huda@x.example>:`, and the words behind it. Exchange names
/// somebody in one paragraph and says why in the next.
fn of_paragraph(paragraph: &str, next: Option<&&str>) -> Option<(String, String)> {
    let first = paragraph.lines().find(|line| !line.trim().is_empty())?.trim();
    let (word, rest) = first.split_once(char::is_whitespace).unwrap_or((first, ""));
    let alone = word.trim_end_matches(':');
    let is_address = |text: &str| text.contains('@') && !text.contains(char::is_whitespace) && text.len() < 255;
    if is_address(alone) && (alone.starts_with('<') || rest.is_empty()) {
        return Some((bare(alone), words_of(&paragraph.replacen(word, "", 1))));
    }
    let inside = first.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    let inside = inside.filter(|inside| is_address(inside) && paragraph.lines().count() <= 2)?;
    Some((bare(inside), next.map(|next| words_of(next)).unwrap_or_default()))
}

fn words_of(paragraph: &str) -> String {
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(500).collect()
}

fn bare(address: &str) -> String {
    address.trim().trim_matches(['<', '>', ' ', '"']).trim_start_matches("mailto:").to_lowercase()
}

/// The id of the letter of which a copy is enclosed.
fn in_files(files: &[Attachment]) -> Option<String> {
    let copies = files.iter().filter(|file| super::COPIES.contains(&file.declared.as_str()));
    let limits = Limits::default();
    let id = |file: &Attachment| {
        let block = &file.bytes[..file.bytes.len().min(LONGEST)];
        Headers::read(block, &limits, &mut Faults::default()).ids("message-id", &mut Faults::default()).into_iter().next()
    };
    copies.filter_map(id).next()
}

/// The id that stands in a copy inside the text.
fn in_text(text: &str) -> Option<String> {
    let line = text
        .lines()
        .map(|line| line.trim_start_matches(['>', ' ', '\t']))
        .find(|line| line.get(..11).is_some_and(|begin| begin.eq_ignore_ascii_case("message-id:")))?;
    let id = line[11..].trim().trim_matches(['<', '>']);
    (!id.is_empty() && id.len() < 1000 && id.contains('@') && !id.contains(char::is_whitespace)).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::Automatic;
    use crate::Bounce;
    use crate::Fate;
    use crate::Limits;
    use crate::Mail;

    fn bounce(raw: &str) -> Bounce {
        match Mail::parse(raw.replace('\n', "\r\n").as_bytes(), &Limits::default()).mail.automatic {
            Automatic::Bounce(bounce) => bounce,
            other => panic!("it is a bounce: {other:?}"),
        }
    }

    #[test]
    fn qmail_is_understood() {
        let found = bounce(
            "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nHi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message.\n\n<huda@x.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <contact@works.example>\nMessage-ID: <reply-7@works.example>\nSubject: x\n\ntext\n",
        );
        assert_eq!(found.original.as_deref(), Some("reply-7@works.example"));
        assert_eq!((found.recipients[0].address.as_str(), found.recipients[0].status.as_str()), ("huda@x.example", "5.1.1"));
        assert!(matches!(found.fate("huda@x.example"), Fate::Failed(failed) if failed.diagnostic.contains("no mailbox here")));
    }

    #[test]
    fn exchange_without_a_standard_report_is_understood() {
        let found = bounce(
            "From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example\nX-MS-Exchange-Message-Is-Ndr:\nSubject: Undeliverable: x\nIn-Reply-To: <reply-7@works.example>\nReferences: <reply-7@works.example>\n\nDelivery has failed to these recipients or groups:\n\nHuda (huda@x.example)\nThe email address you entered couldn't be found.\n\n#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found\n\nDiagnostic information for administrators:\n\nGenerating server: mx.x.example\n",
        );
        assert_eq!(found.original.as_deref(), Some("reply-7@works.example"));
        assert_eq!(found.recipients[0].address, "huda@x.example");
        assert!(found.is_final());
    }

    #[test]
    fn exim_names_whom_in_a_field_and_warns_of_what_is_only_late() {
        let failed = bounce(
            "Return-Path: <>\nFrom: Mail Delivery System <Mailer-Daemon@x.example>\nX-Failed-Recipients: huda@x.example\nSubject: Mail delivery failed: returning message to sender\n\nThis message was created automatically by mail delivery software.\n\n  huda@x.example\n    550 User unknown\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-Id: <reply-7@works.example>\n",
        );
        assert!(matches!(failed.fate("huda@x.example"), Fate::Failed(failed) if failed.diagnostic.contains("User unknown")));
        assert_eq!(failed.original.as_deref(), Some("reply-7@works.example"));
        let late = bounce(
            "Return-Path: <>\nFrom: Mailer-Daemon@x.example\nSubject: Warning: message 1abc delayed 24 hours: Delivery Status Notification\n\nThe following address has not yet been delivered to:\n\n  huda@x.example\n\nNo action is required on your part. Delivery attempts will continue.\n",
        );
        assert!(!late.is_final());
        assert!(matches!(late.fate("huda@x.example"), Fate::Late(_)));
    }

    #[test]
    fn a_receipt_for_a_letter_that_was_read_is_no_report_that_it_failed() {
        let raw = "From: huda@x.example\r\nSubject: Read: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nread\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <reply-7@works.example>\r\n--b--\r\n";
        let automatic = Mail::parse(raw.as_bytes(), &Limits::default()).mail.automatic;
        assert_eq!(automatic, Automatic::Reply, "a machine's answer, and nothing has failed");
    }
}
