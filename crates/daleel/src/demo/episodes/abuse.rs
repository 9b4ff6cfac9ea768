//! Customers who insult those who serve them, and what their supervisors do about it.

use desk::EntryKind;
use kernel::Lang;
use kernel::Result;
use serde_json::json;

use super::answered;
use super::closed;
use super::letter;
use super::newest;
use super::supervisor;
use crate::demo::stage::Matter;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

/// An insult comes, and whoever got it reports it; answers where the report's acts go.
async fn reported(stage: &mut Stage<'_>, of: Matter, note: &str) -> Result<String> {
    let owner = stage.owner(of).await?;
    let (entry, _) = newest(stage, of, EntryKind::In).await?;
    let path = format!("/api/v1/cases/{}/abuse-reports", of.case);
    let told = stage.sends(owner, "POST", &path, &json!({ "entry": entry.to_string(), "note": note })).await?;
    Ok(format!("/api/v1/abuse-reports/{}", told["id"].as_str().unwrap_or_default()))
}

/// Ends a report.
async fn ended(stage: &mut Stage<'_>, leader: Person, report: &str, outcome: &str) -> Result<()> {
    stage.sends(leader, "POST", &format!("{report}/closing"), &json!({ "outcome": outcome })).await.map(drop)
}

/// In one office the employee is told how to go on and reminds the customer; in the other the supervisor takes the case over.
pub async fn is_met(stage: &mut Stage<'_>) -> Result<()> {
    let text = "أنتم كذابون ولصوص، ولا تستحقون رواتبكم! متى تصدر البطاقة؟";
    let rude = stage.letter(&letter(0, 152, Lang::Ar, "أين بطاقتي", text)).await?;
    let leader = supervisor(stage, 0)?;
    if stage.owner(rude).await? != leader {
        let report = reported(stage, rude, "شتم").await?;
        let guidance = "أجب عن السؤال وحده، وذكّره بعبارة الاحترام المتبادل من الردود الجاهزة. أنا معك في هذا الطلب.";
        stage.sends(leader, "POST", &format!("{report}/guidance"), &json!({ "guidance": guidance })).await?;
        let body = "تصدر بطاقتكم غداً، وتصلكم رسالة نصية حين تكون جاهزة للتسليم.\n\nيسعى موظفونا إلى خدمتكم على أكمل وجه، ويقدّرون تعاملكم معهم بالاحترام نفسه.";
        answered(stage, rude, "موعد إصدار بطاقتكم", body, Lang::Ar).await?;
        ended(stage, leader, &report, "reminded").await?;
    }
    closed_if_answered(stage, rude).await?;
    let text = "You people are liars, and too stupid to read a form. Where is my permit?";
    let rude = stage.letter(&letter(1, 153, Lang::En, "My permit", text)).await?;
    let leader = supervisor(stage, 1)?;
    if stage.owner(rude).await? != leader {
        let report = reported(stage, rude, "Insults").await?;
        stage.sends(leader, "POST", &format!("{report}/taking-over"), &json!({})).await?;
        let body =
            "Your permit was issued on Sunday and is ready at the Isa Town centre.\n\nOur staff serve you with respect and count on yours.";
        answered(stage, rude, "Your permit is ready", body, Lang::En).await?;
        ended(stage, leader, &report, "reminded").await?;
    }
    closed_if_answered(stage, rude).await
}

async fn closed_if_answered(stage: &mut Stage<'_>, of: Matter) -> Result<()> {
    if stage.case(of).await?.awaits == desk::Awaits::Customer { closed(stage, of).await } else { Ok(()) }
}

/// One was reported just now.
pub async fn waits(stage: &mut Stage<'_>) -> Result<()> {
    let text = "ردكم الأخير يدل على أنكم لا تفهمون شيئاً، وسترون ما سأفعل بكم. أريد المبلغ اليوم.";
    let rude = stage.letter(&letter(0, 154, Lang::Ar, "استرداد الرسوم", text)).await?;
    if stage.owner(rude).await? == supervisor(stage, 0)? {
        return Ok(());
    }
    reported(stage, rude, "تهديد").await.map(drop)
}
