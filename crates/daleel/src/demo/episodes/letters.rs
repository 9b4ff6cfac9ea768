//! Letters that are more than an answer: one before it, one behind a code, one that somebody looks at first, one that leaves despite a check.

use std::collections::BTreeMap;

use jiff::ToSpan;
use kernel::Lang;
use kernel::Result;
use serde_json::json;

use super::answered;
use super::closed;
use super::customers;
use super::letter;
use super::newest;
use super::reply;
use super::supervisor;
use crate::demo::stage::Matter;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

type Held = BTreeMap<&'static str, Matter>;

/// Two in the afternoon, so many days from now.
fn afternoon(stage: &Stage<'_>, days: i64) -> String {
    let day = stage.app.now().to_zoned(ui::bahrain()).date().saturating_add(days.days());
    format!("{day}T14:00:00+03:00")
}

/// Something has to be checked first: the customer is told by when.
pub async fn tells_a_time(stage: &mut Stage<'_>, held: &mut Held) -> Result<()> {
    let text = "وصلتني فاتورتان للشهر نفسه بمبلغين مختلفين. أيهما الصحيحة؟";
    let matter = stage.letter(&letter(1, 148, Lang::Ar, "فاتورتان لشهر واحد", text)).await?;
    let owner = stage.owner(matter).await?;
    let before = json!({
        "kind": "check",
        "subject": "الفاتورتان قيد التحقق",
        "what": "نطابق الفاتورتين مع قراءة العداد قبل أن نرد عليكم",
        "until": afternoon(stage, 2),
    });
    stage.works(owner, matter, "interim-letters", before).await?;
    held.insert("bills", matter);
    Ok(())
}

/// It takes longer, and the customer is told in time.
pub async fn tells_another_time(stage: &mut Stage<'_>, held: &mut Held) -> Result<()> {
    let Some(matter) = held.get("bills").copied() else { return Ok(()) };
    let owner = stage.owner(matter).await?;
    let promises = stage.app.read(stage.look(matter.office)?, move |tx| desk::promises_of(tx, matter.case)).await?;
    let promise = promises.iter().find(|one| one.is_open()).map(|one| one.id.to_string());
    let before = json!({
        "kind": "later",
        "subject": "موعد جديد للرد على الفاتورتين",
        "what": "لم تصلنا قراءة العداد بعد",
        "until": afternoon(stage, 2),
        "promise": promise,
    });
    stage.works(owner, matter, "interim-letters", before).await.map(drop)
}

/// What was promised is done, told and closed.
pub async fn keeps_it(stage: &mut Stage<'_>, held: &Held) -> Result<()> {
    let Some(matter) = held.get("bills").copied() else { return Ok(()) };
    let owner = stage.owner(matter).await?;
    let body = "الفاتورة الصحيحة هي الثانية. صدرت الأولى خطأً منا، وقد أُلغيت، ولا يلزمكم أي إجراء.";
    answered(stage, matter, "الفاتورة الصحيحة", body, Lang::Ar).await?;
    let due = stage.app.now().to_zoned(ui::bahrain()).date().saturating_add(1.day()).to_string();
    stage.does(owner, matter, "promises", &[("what", "completion"), ("date", &due), ("time", "12:00")]).await?;
    let promises = stage.app.read(stage.look(matter.office)?, move |tx| desk::promises_of(tx, matter.case)).await?;
    let Some(promise) = promises.iter().rev().find(|one| one.is_open()).map(|one| one.id) else { return Ok(()) };
    stage.does(owner, matter, &format!("promises/{promise}/keeping"), &[]).await?;
    stage.works(owner, matter, "follow-ups", json!({ "promise": promise.to_string() })).await?;
    closed(stage, matter).await
}

/// What is in it is nobody else's business: it is read with a code that goes to the customer's own address.
pub async fn behind_a_code(stage: &mut Stage<'_>) -> Result<()> {
    let text = "أحتاج إلى كشف بمعاملاتي لهذا العام لتقديمه إلى المحكمة. هل ترسلونه بالبريد؟";
    let matter = stage.letter(&letter(0, 149, Lang::Ar, "كشف المعاملات", text)).await?;
    let owner = stage.owner(matter).await?;
    let content = "0KfZhNmF2LnYp9mF2YTYp9iqOiDYqtis2K/ZitivINin2YTYqNi32KfZgtip";
    let path = format!("/api/v1/cases/{}/reply-files", matter.case);
    stage.sends(owner, "POST", &path, &json!({ "name": "كشف-المعاملات.txt", "content": content })).await?;
    let body = "مرفق كشف معاملاتكم لهذا العام، وهو صالح للتقديم إلى الجهات الرسمية ثلاثين يوماً.";
    let mut sent = reply("كشف معاملاتكم لهذا العام", body, Lang::Ar);
    sent["with_files"] = true.into();
    let proof = format!("/api/v1/cases/{}/address-proof", matter.case);
    let shown = stage.sends(owner, "GET", &proof, &json!(null)).await?["address"].clone();
    stage.sends(owner, "POST", &proof, &json!({ "address": shown, "how": "اتصلت بالعميل على رقمه المسجل فأكّد عنوانه" })).await?;
    stage.works(owner, matter, "secure-replies", sent).await?;
    let (_, message) = newest(stage, matter, desk::EntryKind::Out).await?;
    let reason = [("reason", "سأل العميل بالهاتف عما أُرسل إليه")];
    stage.posts(owner, &format!("/desk/messages/{message}/secure-text"), &reason).await?;
    customers::opens_with_a_code(stage, 149).await
}

/// A call is the better answer.
pub async fn is_called(stage: &mut Stage<'_>) -> Result<()> {
    let text = "I do not understand the letter about my instalments. Could someone explain it to me?";
    let matter = stage.letter(&letter(1, 150, Lang::En, "A letter I do not understand", text)).await?;
    let owner = stage.owner(matter).await?;
    let tried = json!({ "number": "+973 3600 0150", "is_reached": false, "said": "Nobody answered.", "next_step": "We will call again in the morning." });
    stage.works(owner, matter, "calls", tried).await?;
    let reached = json!({
        "number": "+973 3600 0150",
        "is_reached": true,
        "said": "Explained the three columns of the table and that nothing is overdue.",
        "next_step": "The customer gets the table in English.",
        "until": afternoon(stage, 3),
    });
    stage.works(owner, matter, "calls", reached).await.map(drop)
}

/// A supervisor looks first: one goes back to its writer, one is sent.
pub async fn is_looked_at(stage: &mut Stage<'_>) -> Result<()> {
    let text = "رُفض اعتراضي على الفاتورة. هل يمكن إعادة النظر فيه؟";
    let matter = stage.letter(&letter(1, 151, Lang::Ar, "إعادة النظر في اعتراض", text)).await?;
    let (owner, leader) = (stage.owner(matter).await?, supervisor(stage, 1)?);
    asks_first(stage, (owner, matter), "الاعتراض مرفوض ولا يمكن إعادة النظر فيه.").await?;
    let look = waiting(stage, leader, matter).await?;
    let path = format!("/api/v1/cases/{}/second-look", matter.case);
    stage.sends(leader, "POST", &path, &json!({ "look": look, "remark": "نرجو ذكر سبب الرفض وطريق التظلم." })).await?;
    asks_first(
        stage,
        (owner, matter),
        "رُفض الاعتراض لأن قراءة العداد صحيحة.\n\nيمكنكم التظلم خلال ثلاثين يوماً بنموذج على الموقع، وننظر فيه خلال خمسة أيام عمل.",
    )
    .await?;
    let look = waiting(stage, leader, matter).await?;
    stage.sends(leader, "POST", &path, &json!({ "look": look })).await?;
    closed(stage, matter).await
}

/// A reply is shown to whoever leads before it leaves.
pub async fn asks_first(stage: &mut Stage<'_>, (owner, matter): (Person, Matter), body: &str) -> Result<()> {
    let version = stage.case(matter).await?.version.to_string();
    let fields = [("subject", "إعادة النظر في اعتراضكم"), ("body", body), ("lang", "ar"), ("version", &version), ("open_seen", "yes")];
    stage.posts(owner, &format!("/desk/cases/{}/second-look", matter.case), &fields).await.map(drop)
}

async fn waiting(stage: &mut Stage<'_>, leader: Person, matter: Matter) -> Result<String> {
    let looks = stage.sends(leader, "GET", "/api/v1/second-looks", &json!(null)).await?;
    let case = matter.case.to_string();
    let one = looks["items"].as_array().into_iter().flatten().find(|look| look["case"] == case.as_str());
    Ok(one.and_then(|look| look["look"].as_str()).unwrap_or_default().to_owned())
}

/// Something stops a reply, and whoever leads sends it with a reason; the one who reviews looks at it afterwards.
pub async fn leaves_despite(stage: &mut Stage<'_>) -> Result<()> {
    for (writer, note, stand) in [(152, "السبب مقبول", "accepted"), (153, "تُرسل مثل هذه الأرقام برسالة آمنة", "discuss"), (154, "", "")]
    {
        let text = "ما رقم حساب الهيئة الذي أحوّل إليه الرسوم؟";
        let matter = stage.letter(&letter(0, writer, Lang::Ar, "رقم حساب الهيئة", text)).await?;
        let (leader, id) = super::staff(stage, 0, 1)?;
        stage.works(leader, matter, "owner", json!({ "to": id.to_string(), "reason": "يحتاج الرد إلى صلاحية" })).await?;
        let mut sent = reply("رقم حساب الهيئة", "رقم حساب الهيئة هو BH67BMAG00001299123456.", Lang::Ar);
        sent["override_reason"] = "الحساب حساب الهيئة، وهو منشور على موقعها".into();
        stage.works(leader, matter, "replies", sent).await?;
        if stand.is_empty() {
            continue;
        }
        let (reviewer, _) = super::staff(stage, 0, 5)?;
        let open = stage.sends(reviewer, "GET", "/api/v1/reply-reviews", &json!(null)).await?;
        let Some(id) = open["items"][0]["id"].as_str().map(str::to_owned) else { continue };
        stage.sends(reviewer, "POST", &format!("/api/v1/reply-reviews/{id}"), &json!({ "stand": stand, "note": note })).await?;
    }
    Ok(())
}
