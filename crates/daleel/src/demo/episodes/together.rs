//! Cases that belong together, apart, or elsewhere.

use desk::EntryKind;
use kernel::Lang;
use kernel::Result;
use serde_json::json;

use super::answered;
use super::closed;
use super::letter;
use super::newest;
use super::supervisor;
use super::taken_over;
use crate::demo::stage::Stage;

/// A customer who heard nothing for an hour writes again; a colleague’s case is linked.
pub async fn asked_twice(stage: &mut Stage<'_>) -> Result<()> {
    let first = letter(0, 141, Lang::Ar, "موعد تسليم البطاقة", "قُبل طلب التجديد أمس. متى أستلم البطاقة؟");
    let first = stage.letter(&first).await?;
    let again = letter(0, 141, Lang::Ar, "البطاقة مرة أخرى", "كتبت لكم قبل ساعة عن موعد تسليم البطاقة ولم يصلني رد. هل وصلتكم رسالتي؟");
    let again = stage.letter(&again).await?;
    let owner = stage.owner(first).await?;
    taken_over(stage, owner, again).await?;
    stage.works(owner, first, "merging", json!({ "other": again.case.to_string() })).await?;
    let text = "تُسلَّم البطاقة بعد ثلاثة أيام عمل من قبول الطلب.\n\nوصلت رسالتاكم، ونعتذر عن تأخر الرد على الأولى.";
    answered(stage, first, "موعد تسليم بطاقة الهوية", text, Lang::Ar).await?;
    let other = letter(0, 142, Lang::En, "When is my card ready?", "My renewal was accepted on Sunday. When can I collect the card?");
    let other = stage.letter(&other).await?;
    let reference = stage.case(other).await?.reference;
    stage.sends(owner, "POST", &format!("/api/v1/cases/{}/links", first.case), &json!({ "reference": reference })).await?;
    answered(
        stage,
        other,
        "Collecting your identity card",
        "Your card is ready three working days after your request was accepted.",
        Lang::En,
    )
    .await?;
    closed(stage, first).await?;
    closed(stage, other).await
}

/// One letter asks for two things that two people do.
pub async fn two_matters_in_one(stage: &mut Stage<'_>) -> Result<()> {
    let text = "أحتاج إلى تصديق شهادتي الجامعية. ما الرسوم؟\n\nوعندي سؤال آخر: كيف أسجّل عنواني الجديد؟";
    let both = stage.letter(&letter(0, 143, Lang::Ar, "تصديق شهادة وتسجيل عنوان", text)).await?;
    let owner = stage.owner(both).await?;
    let (entry, _) = newest(stage, both, EntryKind::In).await?;
    let path = format!("/api/v1/cases/{}/splits", both.case);
    let part = json!({ "entry": entry.to_string(), "text": "كيف أسجّل عنواني الجديد؟", "subject": "تسجيل العنوان الجديد" });
    let new = stage.sends(owner, "POST", &path, &part).await?;
    let Some(case) = new["id"].as_str().and_then(|id| id.parse().ok()) else { return Ok(()) };
    let second = crate::demo::stage::Matter { case, ..both };
    answered(stage, both, "رسوم تصديق الشهادة الجامعية", "رسم التصديق خمسة دنانير، ويُدفع في مركز المنامة.", Lang::Ar).await?;
    answered(stage, second, "تسجيل العنوان الجديد", "يُسجَّل العنوان عبر الموقع بعقد الإيجار أو بفاتورة كهرباء حديثة.", Lang::Ar).await?;
    closed(stage, both).await?;
    closed(stage, second).await
}

/// The housing authority gets what the records authority does; one more of its letters is brought together and apart again.
pub async fn belongs_elsewhere(stage: &mut Stage<'_>) -> Result<()> {
    let text = "أرغب في تحديث عنواني في البطاقة بعد الانتقال إلى المسكن الجديد. ما المطلوب؟";
    let strayed = stage.letter(&letter(1, 144, Lang::Ar, "تحديث العنوان في البطاقة", text)).await?;
    let owner = stage.owner(strayed).await?;
    let to = stage.offices[0].entity.to_string();
    let note = "انتقل العميل إلى مسكن من مساكن الهيئة، ويريد تحديث عنوانه في البطاقة. لا شيء مطلوب منا بعد ذلك.";
    stage.works(owner, strayed, "referral", json!({ "to": to, "note": note })).await?;
    while platform::deliveries::run_due(stage.app).await? > 0 {}
    let one = stage.letter(&letter(1, 145, Lang::En, "Meter number", "Where do I find the number of my meter?")).await?;
    let two = stage.letter(&letter(1, 145, Lang::En, "Deposit", "Can the deposit be paid in two parts?")).await?;
    let leader = supervisor(stage, 1)?;
    taken_over(stage, leader, one).await?;
    taken_over(stage, leader, two).await?;
    stage.works(leader, one, "merging", json!({ "other": two.case.to_string() })).await?;
    stage.sends(leader, "POST", &format!("/api/v1/cases/{}/parting", one.case), &json!({ "other": two.case.to_string() })).await?;
    answered(stage, one, "Where the number of your meter stands", "The number stands on the plate under the glass of the meter.", Lang::En)
        .await?;
    answered(stage, two, "Paying the deposit in two parts", "The deposit is paid in one part when the account is opened.", Lang::En)
        .await?;
    closed(stage, one).await?;
    closed(stage, two).await
}
