//! What customers do beside writing letters: they give their opinion, write on the site, read with a code, or are not reached.

use kernel::Error;
use kernel::Lang;
use kernel::Result;
use post::Limits;
use post::Mail;

use super::answered;
use super::closed;
use super::letter;
use super::newest;
use crate::demo::post_bag;
use crate::demo::stage::Matter;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

/// What is said beside the face, by how good it was.
const SAID: [(&str, &str); 5] = [
    ("انتظرت أسبوعاً ولم يُحل طلبي.", "I waited a week and nothing was solved."),
    ("الرد غير واضح.", "The answer was not clear."),
    ("", ""),
    ("رد واضح في يومه.", "A clear answer on the same day."),
    ("شكراً لكم، أنجزت المعاملة دون زيارة.", "Thank you, it was done without a visit."),
];

/// A customer who was asked says how it was, from 1 to 5, answers the question after it, and sometimes says why.
pub async fn says_how_it_was(stage: &mut Stage<'_>, of: Matter, score: usize, has_words: bool) -> Result<()> {
    let app = stage.app.clone();
    let asked = stage.app.read(stage.look(of.office)?, move |tx| email::survey_link(tx, &app, of.case)).await?;
    let Some(link) = asked else { return Ok(()) };
    let path = link.trim_start_matches(stage.app.public_url()).get(3..).unwrap_or_default().to_owned();
    let case = stage.case(of).await?;
    let lang = case.lang;
    stage.posts(Person::Anyone, &path, &[("score", &score.to_string())]).await?;
    let (question, said) = (email::survey_clause(&case.reference), if score >= 4 { "yes" } else { "no" });
    stage.posts(Person::Anyone, &format!("{path}/answers"), &[("question", question), ("said", said)]).await?;
    let (ar, en) = SAID[score - 1];
    let words = if lang == Lang::Ar { ar } else { en };
    if has_words && !words.is_empty() {
        stage.posts(Person::Anyone, &format!("{path}/comments"), &[("comment", words)]).await?;
    }
    Ok(())
}

/// One reply comes back, and somebody’s mail program answers by itself.
pub async fn cannot_be_reached(stage: &mut Stage<'_>) -> Result<()> {
    let text = "كيف أحصل على نسخة من شهادة ميلاد ابنتي؟";
    let matter = stage.letter(&letter(0, 155, Lang::Ar, "نسخة من شهادة ميلاد", text)).await?;
    answered(stage, matter, "نسخة من شهادة الميلاد", "تُطلب النسخة عبر الموقع، وتصلكم بالبريد خلال يومي عمل.", Lang::Ar).await?;
    comes_back(stage, matter, 155, false).await?;
    let text = "Is the Muharraq centre open in the evening?";
    let other = stage.letter(&letter(0, 156, Lang::En, "Evening hours", text)).await?;
    answered(stage, other, "Evening hours of the Muharraq centre", "The centre is open until seven in the evening on Mondays.", Lang::En)
        .await?;
    while platform::deliveries::run_due(stage.app).await? > 0 {}
    let to = stage.offices[0].address.clone();
    stage.raw(0, &to, post_bag::away(157, &to, stage.app.now())).await?;
    closed(stage, other).await
}

/// The newest reply of a case comes back with a report of the customer’s server.
pub async fn comes_back(stage: &mut Stage<'_>, matter: Matter, writer: usize, is_late: bool) -> Result<()> {
    while platform::deliveries::run_due(stage.app).await? > 0 {}
    let (_, message) = newest(stage, matter, desk::EntryKind::Out).await?;
    let known = stage.app.read(stage.look(matter.office)?, move |tx| email::store::message(tx, kernel::Id::new(message))).await?;
    let id = known.ok_or(Error::NotFound("message"))?.message_id;
    let to = stage.offices[matter.office].address.clone();
    let report = post_bag::report(&to, &post_bag::address(writer), &id, is_late, stage.app.now());
    stage.raw(matter.office, &to, report).await.map(drop)
}

/// A reply of today that is late.
pub async fn are_told_late(stage: &mut Stage<'_>) -> Result<()> {
    let matter = stage.letter(&letter(1, 158, Lang::Ar, "إيصال التأمين", "أين أجد إيصال مبلغ التأمين؟")).await?;
    answered(stage, matter, "إيصال مبلغ التأمين", "يظهر الإيصال في حسابكم على الموقع تحت «المدفوعات».", Lang::Ar).await?;
    comes_back(stage, matter, 158, true).await
}

/// Somebody writes by the form, follows the case with reference and code and adds something; somebody else reads a message with a code.
pub async fn writes_on_the_site(stage: &mut Stage<'_>) -> Result<()> {
    let typed = [
        ("name", "بدرية النخيل"),
        ("email", "badria.alnakheel@mail.example"),
        ("service", ""),
        ("subject", "اقتراح: موعد مسائي"),
        ("text", "أقترح فتح مركز المحرق مساء الأربعاء، فكثير منا لا يستطيع الحضور صباحاً."),
        ("key", "demonstration"),
        ("website", ""),
    ];
    let receipt = stage.posts(Person::Anyone, "/e/rsa/write", &typed).await?;
    let page = stage.sees(Person::Anyone, &receipt).await?;
    let shown: Vec<&str> = page.split("<bdi><b>").skip(1).filter_map(|rest| rest.split("</b>").next()).collect();
    let [reference, code] = shown[..] else { return Err(Error::NotFound("receipt")) };
    let case = stage.posts(Person::Anyone, "/follow", &[("reference", reference), ("code", code)]).await?;
    let path = format!("{}/messages", case.get(3..).unwrap_or_default());
    let more = [("text", "ويمكن أن يكون مساء الاثنين إن كان أنسب لكم."), ("key", "demonstration")];
    stage.posts(Person::Anyone, &path, &more).await.map(drop)
}

/// The customer of a secure message asks for a code, which comes by mail, and opens it.
pub async fn opens_with_a_code(stage: &mut Stage<'_>, writer: usize) -> Result<()> {
    while platform::deliveries::run_due(stage.app).await? > 0 {}
    let Some(path) = in_mail(stage, writer, "/secure/", |letter| letter.is_ascii_graphic()) else { return Ok(()) };
    let path = path.split("/secure/").last().map(|pass| format!("/secure/{pass}")).unwrap_or_default();
    stage.posts(Person::Anyone, &format!("{path}/codes"), &[]).await?;
    while platform::deliveries::run_due(stage.app).await? > 0 {}
    let Some(code) = code_in_mail(stage, writer) else { return Ok(()) };
    stage.posts(Person::Anyone, &path, &[("code", &code)]).await.map(drop)
}

/// The texts of the messages that left for a customer.
fn texts(stage: &Stage<'_>, writer: usize) -> Vec<String> {
    let folder = stage.app.settings().data_dir.join("outbox");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten().filter_map(|file| std::fs::read(file.path()).ok());
    let address = post_bag::address(writer);
    let mails = files.map(|raw| Mail::parse(&raw, &Limits::default()).mail);
    mails.filter(|mail| mail.to.iter().any(|to| to.address == address)).map(|mail| mail.text).collect()
}

fn in_mail(stage: &Stage<'_>, writer: usize, sign: &str, goes_on: impl Fn(char) -> bool) -> Option<String> {
    let after = |text: &String| text.find(sign).map(|at| text[at..].chars().take_while(|letter| goes_on(*letter)).collect());
    texts(stage, writer).iter().find_map(after)
}

/// The six digits that are a word of their own: those of a reference are not.
fn code_in_mail(stage: &Stage<'_>, writer: usize) -> Option<String> {
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|letter| letter.is_ascii_digit());
    let words = |text: &String| {
        text.split_whitespace()
            .map(|word| word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()))
            .find(is_code)
            .map(str::to_owned)
    };
    texts(stage, writer).iter().find_map(words)
}
