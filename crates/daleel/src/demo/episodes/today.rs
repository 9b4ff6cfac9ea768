//! What is under way when somebody looks: begun, put off, put aside, waited for.

use std::collections::BTreeMap;

use jiff::ToSpan;
use kernel::Lang;
use kernel::Result;
use serde_json::json;

use super::administrator;
use super::letter;
use super::letters::asks_first;
use super::reply;
use super::staff;
use super::supervisor;
use crate::demo::stage::Matter;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

type Held = BTreeMap<&'static str, Matter>;

/// What came this morning, under the name by which it is known later on: whose it is, the subject, the text.
const CAME: [(&str, usize, Lang, &str, &str); 9] = [
    ("draft", 0, Lang::Ar, "تعديل الاسم في البطاقة", "في اسمي خطأ في حرف واحد. كيف أصححه؟ وهل تُصدر بطاقة جديدة؟"),
    ("later", 0, Lang::En, "Translating a certificate", "Do you accept translations made abroad? Must they be certified?"),
    ("look", 0, Lang::Ar, "تأخر شهادة ميلاد", "طلبت الشهادة قبل عشرة أيام ولم تصدر. ما السبب؟"),
    ("aside", 0, Lang::En, "Two passports", "My son has two passports. Which one do I bring for his card?"),
    ("asked", 0, Lang::Ar, "تصديق توكيل", "هل تصدّقون توكيلاً صادراً من محكمة أجنبية؟"),
    ("stopped", 0, Lang::Ar, "صورة غير واضحة", "أرسلت صورة عقد الإيجار أمس. هل هي كافية؟"),
    ("urgent", 0, Lang::Ar, "عاجل: سفر بعد يومين", "سفري بعد يومين وبطاقتي منتهية. أرجو إنجاز التجديد اليوم، فالأمر عاجل جداً."),
    ("files", 1, Lang::En, "Form for a new meter", "Please send me the form for a second meter."),
    ("aside-too", 1, Lang::Ar, "موعد معاينة المسكن", "متى يزورنا المهندس لمعاينة المسكن؟"),
];

/// What comes in the morning.
pub async fn comes(stage: &mut Stage<'_>, held: &mut Held) -> Result<()> {
    for (place, (key, office, lang, subject, text)) in CAME.into_iter().enumerate() {
        held.insert(key, stage.letter(&letter(office, 160 + place, lang, subject, text)).await?);
    }
    Ok(())
}

/// What was begun with it.
pub async fn under_way(stage: &mut Stage<'_>, held: &Held) -> Result<()> {
    for (key, matter) in held {
        let (matter, owner) = (*matter, stage.owner(*matter).await?);
        match *key {
            "draft" => drafted(stage, owner, matter).await?,
            "later" => put_off(stage, owner, matter).await?,
            "look" => {
                asks_first(stage, (owner, matter), "تأخرت الشهادة لنقص إشعار الولادة من المستشفى.\n\nوصلنا اليوم، وتصدر الشهادة غداً.")
                    .await?
            }
            "aside" | "aside-too" => drop(stage.works(owner, matter, "snooze", json!({ "until": "next-day" })).await?),
            "asked" => asked(stage, owner, matter).await?,
            "stopped" => stopped(stage, owner, matter).await?,
            "urgent" => settled(stage, owner, matter).await?,
            "files" => file(stage, owner, matter).await?,
            _ => {}
        }
    }
    Ok(())
}

async fn drafted(stage: &mut Stage<'_>, owner: Person, matter: Matter) -> Result<()> {
    let version = stage.case(matter).await?.version.to_string();
    let body = "يُصحَّح الاسم بنموذج التصحيح وصورة من جواز السفر، وتُصدر بطاقة جديدة";
    let fields = [("subject", "تصحيح الاسم في البطاقة"), ("body", body), ("lang", "ar"), ("version", &version)];
    stage.posts(owner, &format!("/desk/cases/{}/reply-draft", matter.case), &fields).await?;
    let note = [("text", "راجعت ملفه: الخطأ من النظام القديم، فلا رسوم عليه"), ("known", "0")];
    stage.posts(owner, &format!("/desk/cases/{}/note-draft", matter.case), &note).await?;
    // Whoever takes it over finds what was begun.
    let (leader, id) = staff(stage, matter.office, 1)?;
    let to = json!({ "to": id.to_string(), "reason": "الزميلة في دورة تدريبية بعد الظهر" });
    stage.works(leader, matter, "owner", to).await.map(drop)
}

async fn put_off(stage: &mut Stage<'_>, owner: Person, matter: Matter) -> Result<()> {
    let version = stage.case(matter).await?.version.to_string();
    let day = stage.app.now().to_zoned(ui::bahrain()).date().saturating_add(1.day()).to_string();
    let body = "We accept translations made abroad.\n\nThey must be certified by the embassy of the country in which they were made.";
    let fields = [("subject", "Translations made abroad"), ("body", body), ("lang", "en"), ("version", &version), ("open_seen", "yes")];
    let when = [("when", "chosen"), ("send_day", day.as_str()), ("send_time", "08:00")];
    stage.posts(owner, &format!("/desk/cases/{}/reply-schedule", matter.case), &[&fields[..], &when[..]].concat()).await.map(drop)
}

async fn asked(stage: &mut Stage<'_>, owner: Person, matter: Matter) -> Result<()> {
    let (_, id) = staff(stage, matter.office, 1)?;
    let id = id.to_string();
    let fields = [("asked", id.as_str()), ("question", "هل نصدّق التوكيل الأجنبي قبل ترجمته أم بعدها؟"), ("hours", "4")];
    stage.does(owner, matter, "questions", &fields).await?;
    let number = [("number", "951300127")];
    stage.posts(owner, &format!("/desk/cases/{}/personal-number", matter.case), &number).await?;
    let reason = [("reason", "للتحقق من التوكيل في سجل المحكمة")];
    stage.posts(owner, &format!("/desk/cases/{}/personal-number/reveals", matter.case), &reason).await.map(drop)
}

async fn stopped(stage: &mut Stage<'_>, owner: Person, matter: Matter) -> Result<()> {
    let stop = json!({ "reason": "waiting-for-customer", "note": "طلبنا صورة أوضح لعقد الإيجار" });
    stage.works(owner, matter, "clock-stop", stop).await.map(drop)
}

async fn settled(stage: &mut Stage<'_>, owner: Person, matter: Matter) -> Result<()> {
    let service = stage.offices[matter.office].services[0].to_string();
    stage.works(owner, matter, "matter", json!({ "service": service, "urgency": "urgent", "lang": "ar" })).await?;
    let points = json!({ "points": ["هل يُنجز التجديد اليوم؟"] });
    stage.works_by(owner, "PUT", matter, "points", points).await.map(drop)
}

async fn file(stage: &mut Stage<'_>, owner: Person, matter: Matter) -> Result<()> {
    let content = "Rm9ybSBmb3IgYSBzZWNvbmQgbWV0ZXIK";
    let path = format!("/api/v1/cases/{}/reply-files", matter.case);
    stage.sends(owner, "POST", &path, &json!({ "name": "second-meter.txt", "content": content })).await.map(drop)
}

/// Programs and people who are not there yet; and one matter that is offered to whoever has time.
pub async fn outside(stage: &mut Stage<'_>) -> Result<()> {
    let (admin, (first, _)) = (administrator(stage, 0)?, staff(stage, 0, 0)?);
    let hook = [("url", "https://hooks.rsa.example/daleel"), ("kinds", "desk.case-closed email.reply-sent")];
    stage.posts(admin, "/desk/webhooks", &hook).await?;
    stage.posts(first, "/desk/me/tokens", &[("name", "أوراق الرد الجاهزة"), ("days", "90")]).await?;
    stage.posts(admin, "/desk/me/tokens", &[("name", "لوحة الأرقام"), ("days", "365")]).await?;
    let hired = [
        ("email", "shamma@rsa.example"),
        ("lang", "ar"),
        ("role", "employee"),
        ("name_ar", "شمة الروضة"),
        ("name_en", "Shamma Alrawdha"),
        ("title_ar", "موظفة خدمة العملاء"),
        ("title_en", "Customer Service Officer"),
        ("department_ar", "إدارة خدمة العملاء"),
        ("department_en", "Customer Service Department"),
        ("phone", "+973 1700 1021"),
        ("gender", "female"),
    ];
    stage.posts(admin, "/admin/employees", &hired).await?;
    let leader = supervisor(stage, 0)?;
    let matter = stage.letter(&letter(0, 170, Lang::En, "Photograph for the card", "May I wear glasses on the photograph?")).await?;
    let (_, id) = staff(stage, 0, 1)?;
    stage.works(leader, matter, "owner", json!({ "to": id.to_string(), "reason": "أعرف القاعدة الجديدة" })).await?;
    let body = "Glasses may be worn if the eyes are clearly visible and nothing is reflected in them.";
    stage.works(leader, matter, "replies", reply("Photograph for your identity card", body, Lang::En)).await?;
    is_offered(stage).await
}

async fn is_offered(stage: &mut Stage<'_>) -> Result<()> {
    let rules = [("way", "offer"), ("minutes", "30"), ("most", ""), ("bound", "240")];
    stage.posts(administrator(stage, 1)?, "/admin/routing", &rules).await?;
    let text = "هل تُحوَّل فاتورة الكهرباء إلى اسم المستأجر؟";
    stage.letter(&letter(1, 171, Lang::Ar, "تحويل الفاتورة إلى المستأجر", text)).await.map(drop)
}
