//! Tells mail that proves something to another service, such as a code for signing up or a link for a new password. Whoever reads it can act
//! in the mailbox's name there, so it is never shown outside.

use crate::Mail;

/// How senders that nobody answers are called.
const MACHINES: [&str; 14] = [
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "notification",
    "notify",
    "verify",
    "verification",
    "accounts",
    "security",
    "account-security",
    "mailer",
    "feedback",
];
/// What such mail says, in small letters.
const WORDS: [&str; 44] = [
    "verification code",
    "verify your",
    "verify this",
    "confirm your",
    "confirmation code",
    "confirm that",
    "security code",
    "login code",
    "log-in code",
    "sign-in code",
    "signin code",
    "access code",
    "one-time",
    "one time code",
    "one time password",
    "passcode",
    "otp",
    "reset your password",
    "reset password",
    "password reset",
    "new password",
    "sign in to",
    "sign up",
    "signing up",
    "log in to",
    "magic link",
    "activate your",
    "activation code",
    "activation link",
    "join your team",
    "join the workspace",
    "invited you to",
    "رمز التحقق",
    "رمز التأكيد",
    "رمز الدخول",
    "رمز التفعيل",
    "كلمة مرور لمرة واحدة",
    "تأكيد بريدك",
    "تأكيد عنوان",
    "تفعيل حساب",
    "تفعيل الحساب",
    "إعادة تعيين كلمة",
    "التحقق من بريدك",
    "تسجيل الدخول إلى",
];
/// Of these people speak as well, who cannot get in somewhere: they announce something only where a machine writes.
const EVERYDAY: [&str; 8] =
    ["confirm that", "one-time", "new password", "sign in to", "sign up", "signing up", "log in to", "تسجيل الدخول إلى"];
/// Of a long text so much is looked at.
const LOOKED_AT: usize = 20_000;
/// A part of an address that is so long and mixed is a token.
const TOKEN: usize = 16;

/// Whether a message is of that kind: from a machine, about proving something, with a code or a link that bears a token.
pub fn is_verification(mail: &Mail) -> bool {
    let subject = mail.subject.to_lowercase();
    let speaks = |part: &str| WORDS.iter().any(|word| says(part, word));
    let is_machine = is_machine(mail);
    let is_announced = WORDS.iter().any(|word| (is_machine || !EVERYDAY.contains(word)) && says(&subject, word));
    // What a person writes about anything else is looked at no further: that is nearly all mail.
    if !is_announced && !is_machine {
        return false;
    }
    let text = mail.text.chars().take(LOOKED_AT).collect::<String>().to_lowercase();
    let link = links(&text, mail.html.as_deref());
    if is_machine {
        return (is_announced || speaks(&text)) && (link || has_code(&subject) || has_code(&text));
    }
    // Somebody may call themselves anything: what the subject announces and a link that bears a token is enough.
    link
}

/// Whether a text has a word or phrase whole: a footpath has no one-time password in it.
fn says(text: &str, word: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let whole = |at: usize| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next());
    text.match_indices(word).any(|(at, _)| !word.is_ascii() || whole(at))
}

fn is_machine(mail: &Mail) -> bool {
    let sender = mail.from.as_ref().map(|from| from.local().to_lowercase()).unwrap_or_default();
    let is_called =
        MACHINES.iter().any(|name| sender == *name || sender.starts_with(&format!("{name}-")) || sender.starts_with(&format!("{name}+")));
    let is_nobody = ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply"].iter().any(|name| sender.contains(name));
    is_called || is_nobody || !mail.automatic.is_personal() || mail.asks_for_silence
}

/// Whether a link bears a token, in the text or behind the words of the HTML.
fn links(text: &str, html: Option<&str>) -> bool {
    let in_html = html.map(|html| html.chars().take(LOOKED_AT * 4).collect::<String>()).unwrap_or_default();
    [text, in_html.as_str()].iter().any(|part| part.split("http").skip(1).any(bears_token))
}

fn bears_token(link: &str) -> bool {
    let address =
        link.split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '<' | '>' | ')')).next().unwrap_or_default();
    let path = address.splitn(4, '/').nth(3).unwrap_or_default();
    path.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-' && letter != '.').any(is_token)
}

fn is_token(part: &str) -> bool {
    part.len() >= TOKEN && part.chars().any(|letter| letter.is_ascii_digit()) && part.chars().any(char::is_alphabetic)
}

/// Whether a code stands alone: four to eight digits, or groups such as `ABC-DEF`.
fn has_code(text: &str) -> bool {
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '.' | ',' | '،' | '«' | '»' | '"' | '(' | ')'));
    words.into_iter().any(|word| is_number(word) || is_grouped(word))
}

fn is_number(word: &str) -> bool {
    let digits = word.chars().filter(|letter| letter.is_numeric()).count();
    (4..=8).contains(&digits) && word.chars().all(|letter| letter.is_numeric() || letter == '-')
}

fn is_grouped(word: &str) -> bool {
    let groups: Vec<&str> = word.split('-').collect();
    groups.len() >= 2 && groups.iter().all(|group| (3..=4).contains(&group.len()) && group.chars().all(char::is_alphanumeric)) && {
        word.chars().any(|letter| letter.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn is(from: &str, subject: &str, text: &str) -> bool {
        let raw = format!("From: {from}\r\nSubject: {subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        is_verification(&Mail::parse(raw.as_bytes(), &Limits::default()).mail)
    }

    #[test]
    fn codes_and_links_of_other_services_are_told() {
        assert!(is(
            "Slack <feedback@slack.example>",
            "Slack confirmation code: K7X-2PQ",
            "Enter this code to sign in to the workspace: K7X-2PQ"
        ));
        assert!(is(
            "no-reply@accounts.example",
            "Verify your email",
            "Open https://accounts.example/verify?token=a81bc81bdead4e5dabff90865d1e13b1"
        ));
        assert!(is("support-noreply@idp.example", "Password reset", "To reset your password use 482913."));
        assert!(is("noreply@bank.example", "رمز التحقق", "رمز التحقق الخاص بك هو ٤٨٢٩١٣"));
        assert!(is(
            "Team <hello@tool.example>",
            "Confirm your account",
            "Press https://tool.example/c/9f8e7d6c5b4a39281706 to confirm your account"
        ));
    }

    #[test]
    fn a_persons_words_about_codes_are_no_code() {
        assert!(!is("Huda <huda@example.com>", "رمز التحقق لم يصل", "لم يصلني رمز التحقق منذ يوم 24/11، ورقم معاملتي 123456"));
        assert!(!is("Huda <huda@example.com>", "My password", "I cannot reset my password on https://works.example/en/permits"));
        assert!(!is("noreply@news.example", "News of the week", "Read on at https://news.example/2026/11/all"));
        assert!(!is("noreply@shop.example", "Your order 482913", "It left today."));
    }
}
