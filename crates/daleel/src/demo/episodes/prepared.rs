//! What customers ask again and again is answered with a canned reply, as whoever writes puts one in.

use canned::Field;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use serde_json::Value;
use serde_json::json;

use super::closed;
use super::letter;
use crate::demo::stage::Matter;
use crate::demo::stage::Stage;

/// So many days lie between two of them.
const EVERY: i64 = 7;

/// The shortcut of a canned reply, the language, what is asked, and the subject of the reply.
const ASKED: [(&str, Lang, &str, &str, &str); 4] = [
    ("documents", Lang::Ar, "أوراق الطلب", "أرفقت صورة البطاقة فقط. هل تكفي لإتمام الطلب؟", "مستندات ناقصة في طلبكم"),
    ("apology", Lang::Ar, "خطأ في اسمي", "كُتب اسمي في الشهادة خطأً مع أن الطلب صحيح. من يصححه؟", "تصحيح الخطأ في الشهادة"),
    (
        "documents",
        Lang::En,
        "My application",
        "I sent the form without the receipt. Is that enough?",
        "Documents missing from your application",
    ),
    ("apology", Lang::En, "Charged twice", "I was charged twice for one certificate. Why?", "The second charge for your certificate"),
];

/// On some mornings somebody asks one of these in each office.
pub async fn are_used(stage: &mut Stage<'_>, ago: i64) -> Result<()> {
    let Some(place) = usize::try_from(ago / EVERY).ok().filter(|_| ago > EVERY && ago % EVERY == 3) else { return Ok(()) };
    let (shortcut, lang, subject, question, title) = ASKED[place % ASKED.len()];
    for office in 0..stage.offices.len() {
        let matter = stage.letter(&letter(office, 180 + 2 * place + office, lang, subject, question)).await?;
        is_answered(stage, matter, (shortcut, lang, title)).await?;
        closed(stage, matter).await?;
    }
    Ok(())
}

async fn is_answered(stage: &mut Stage<'_>, matter: Matter, (shortcut, lang, title): (&str, Lang, &str)) -> Result<()> {
    let (owner, case) = (stage.owner(matter).await?, stage.case(matter).await?);
    let all = stage.sends(owner, "GET", "/api/v1/canned-replies", &json!(null)).await?;
    let is_it = |one: &&Value| one["shortcut"] == shortcut;
    let one = all["items"].as_array().and_then(|all| all.iter().find(is_it)).ok_or(Error::NotFound("canned"))?;
    let text = one[if lang == Lang::Ar { "text_ar" } else { "text_en" }].as_str().unwrap_or_default();
    let value = |field| if field == Field::Reference { case.reference.clone() } else { String::new() };
    let (body, version) = (canned::fill(text, None, value), case.version.to_string());
    let fields = [
        ("subject", title),
        ("body", &body),
        ("lang", lang.code()),
        ("version", &version),
        ("canned", one["id"].as_str().unwrap_or_default()),
        ("open_seen", "yes"),
    ];
    stage.posts(owner, &format!("/desk/cases/{}/replies", matter.case), &fields).await.map(drop)
}
