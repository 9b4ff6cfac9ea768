//! Colleagues ask each other, hand over, stand in for one another.

use jiff::ToSpan;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use serde_json::json;

use super::answered;
use super::closed;
use super::letter;
use super::staff;
use super::supervisor;
use crate::demo::stage::Stage;

/// A question to a colleague, answered in a note, and somebody named in another one.
pub async fn asks_and_is_answered(stage: &mut Stage<'_>) -> Result<()> {
    let text = "My daughter was born abroad. Can you issue a certificate for her, and which papers must be translated?";
    let asked = stage.letter(&letter(0, 146, Lang::En, "Birth abroad", text)).await?;
    let owner = stage.owner(asked).await?;
    let (leader, id) = staff(stage, 0, 1)?;
    let question = "هل نصدر شهادة لمولود سُجّل في الخارج، أم تكفي ترجمة معتمدة؟";
    let fields = [("asked", id.to_string()), ("question", question.into()), ("hours", "4".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    stage.does(owner, asked, "questions", &fields).await?;
    let path = format!("/api/v1/cases/{}/notes", asked.case);
    stage.sends(leader, "POST", &path, &json!({ "text": "نصدرها بعد تصديق الشهادة الأجنبية من السفارة وترجمتها إلى العربية." })).await?;
    stage.sends(leader, "POST", &path, &json!({ "text": "@هدى نرجو إضافة هذه الحالة إلى شرح الخدمة." })).await?;
    let body =
        "We issue the certificate once the embassy has certified the foreign one.\n\nOnly that certificate must be translated into Arabic.";
    answered(stage, asked, "Certificate for a birth abroad", body, Lang::En).await?;
    closed(stage, asked).await
}

/// A case goes to a colleague with a note, and once more to whoever leads.
pub async fn is_handed_over(stage: &mut Stage<'_>) -> Result<()> {
    let text = "رُفضت معاملتي مرتين دون سبب مكتوب. أرجو بيان السبب والإجراء المطلوب.";
    let matter = stage.letter(&letter(1, 147, Lang::Ar, "رفض معاملة دون سبب", text)).await?;
    let leader = supervisor(stage, 1)?;
    for place in [6, 9] {
        let (colleague, to) = staff(stage, 1, place)?;
        if stage.owner(matter).await? == colleague {
            continue;
        }
        let note = "يعرف ملف العميل من زيارته السابقة للمركز.";
        stage.works(leader, matter, "owner", json!({ "to": to.to_string(), "reason": note })).await?;
    }
    let body = "نعتذر عن عدم بيان السبب. رُفضت المعاملة لانتهاء عقد الإيجار المرفق.\n\nيُرجى إرفاق عقد ساري المفعول رداً على هذه الرسالة، ولا يلزم تقديم طلب جديد.";
    answered(stage, matter, "سبب رفض المعاملة والإجراء المطلوب", body, Lang::Ar).await
}

/// A day of Bahrain, so many days from an instant.
fn day(from: Timestamp, days: i64) -> String {
    from.to_zoned(ui::bahrain()).date().saturating_add(days.days()).to_string()
}

async fn absent(stage: &mut Stage<'_>, (office, place): (usize, usize), (from, to): (i64, i64), reason: &str) -> Result<()> {
    let (leader, (_, one)) = (supervisor(stage, office)?, staff(stage, office, place)?);
    let (now, one) = (stage.app.now(), one.to_string());
    let (from, to) = (day(now, from), day(now, to));
    let fields = [("employee", one.as_str()), ("from", &from), ("to", &to), ("reason", reason), ("back_up", "")];
    stage.posts(leader, "/admin/absences", &fields).await.map(drop)
}

/// A week in which somebody is away, and somebody stands in.
pub async fn is_away(stage: &mut Stage<'_>) -> Result<()> {
    absent(stage, (0, 3), (1, 5), "training").await?;
    absent(stage, (1, 6), (0, 2), "sick").await
}

/// Who is away today, and who will be.
pub async fn plan(stage: &mut Stage<'_>) -> Result<()> {
    absent(stage, (0, 9), (0, 3), "sick").await?;
    absent(stage, (0, 12), (5, 12), "leave").await?;
    absent(stage, (0, 15), (6, 9), "leave").await?;
    absent(stage, (1, 3), (0, 1), "training").await?;
    absent(stage, (1, 9), (4, 8), "leave").await?;
    // Nobody else serves in English at the counters of the first office: the supervisors are told of it today.
    absent(stage, (0, 18), (1, 4), "training").await?;
    desk::cover_absences(stage.app).await?;
    desk::tell_gaps(stage.app).await.map(drop)
}

/// Several cases get a mark at once, and some are given to a colleague, which is taken back.
pub async fn many_at_once(stage: &mut Stage<'_>) -> Result<()> {
    let leader = supervisor(stage, 0)?;
    let listed = stage.sends(leader, "GET", "/api/v1/cases?view=closed&limit=6", &json!(null)).await?;
    let cases: Vec<&str> = listed["items"].as_array().into_iter().flatten().filter_map(|case| case["id"].as_str()).collect();
    let tags = stage.sends(leader, "GET", "/api/v1/tags", &json!(null)).await?;
    let tag = |place: usize| tags["items"][place]["id"].clone();
    stage.sends(leader, "POST", "/api/v1/batches", &json!({ "act": "tag", "cases": cases, "tag": tag(3) })).await?;
    let open = stage.sends(leader, "GET", "/api/v1/cases?view=team&limit=4", &json!(null)).await?;
    let open: Vec<&str> = open["items"].as_array().into_iter().flatten().filter_map(|case| case["id"].as_str()).collect();
    for (place, case) in open.iter().enumerate() {
        let Some(tag) = tag(place % 3).as_str().map(str::to_owned) else { continue };
        stage.sends(leader, "PUT", &format!("/api/v1/cases/{case}/tags/{tag}"), &json!({})).await?;
    }
    let (_, to) = staff(stage, 0, 18)?;
    let act = json!({ "act": "assign", "cases": open, "to": to.to_string(), "note": "لتوزيع العمل قبل الإجازة" });
    let batch = stage.sends(leader, "POST", "/api/v1/batches", &act).await?;
    let path = format!("/api/v1/batches/{}/undoing", batch["id"].as_str().unwrap_or_default());
    stage.sends(leader, "POST", &path, &json!({})).await.map(drop)
}
