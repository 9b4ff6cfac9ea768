//! An office is set up: what it calls things, when it works, what it agreed upon, how it writes.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::Result;
use serde_json::json;

use super::administrator;
use super::staff;
use super::supervisor;
use crate::demo::stage::Stage;

const TAGS: [(&str, &str); 5] = [
    ("عاجل", "Urgent"),
    ("كبار السن", "Older person"),
    ("مستندات ناقصة", "Documents missing"),
    ("رسوم", "Fees"),
    ("اقتراح تحسين", "Idea for improvement"),
];

/// Lines of the file of the help desk that the office had before, up to the language, and that.
const OLD: [(&str, &str); 4] = [
    (
        "2101,بدل تالف لبطاقة الهوية,تلفت بطاقتي فكيف أستبدلها؟,يُقدَّم طلب البدل مع البطاقة التالفة.,شيخة الغدير,shaikha.alghadeer@mail.example",
        "ar",
    ),
    (
        "2102,Opening hours,Are you open on Thursday afternoons?,We are open until two in the afternoon.,Omar Alwaha,omar.alwaha@mail.example",
        "en",
    ),
    ("2103,شهادة ميلاد بالإنجليزية,هل تصدر الشهادة بالإنجليزية؟,تصدر الشهادة باللغتين.,نوف الشراع,nouf.alshiraa@mail.example", "ar"),
    (",بلا رقم,سطر بلا رقم,,شيخة الغدير,shaikha.alghadeer@mail.example", "ar"),
];

/// The first day: of both offices.
pub async fn first_day(stage: &mut Stage<'_>) -> Result<()> {
    for office in 0..stage.offices.len() {
        marks_and_views(stage, office).await?;
        times(stage, office).await?;
        writing(stage, office).await?;
    }
    Ok(())
}

async fn marks_and_views(stage: &mut Stage<'_>, office: usize) -> Result<()> {
    let (admin, leader) = (administrator(stage, office)?, supervisor(stage, office)?);
    for (name_ar, name_en) in TAGS {
        stage.posts(admin, "/admin/tags", &[("name_ar", name_ar), ("name_en", name_en)]).await?;
    }
    let views = [("تستحق اليوم", "yes", "due", "24"), ("بالإنجليزية", "yes", "lang", "en"), ("متأخرة بلا مسؤول", "", "owner", "nobody")];
    for (name, shared, field, value) in views {
        stage.posts(leader, "/desk/views", &[("name", name), ("shared", shared), ("state", "open"), (field, value)]).await?;
    }
    let (first, _) = staff(stage, office, 0)?;
    stage.posts(first, "/desk/views", &[("name", "طلباتي المتأخرة"), ("owner", "me"), ("due", "late")]).await?;
    stage.posts(first, "/desk/me", &[("letters", "on"), ("after", "next")]).await?;
    stage.posts(leader, "/desk/me", &[("letters", "on"), ("after", "stay")]).await.map(drop)
}

/// The next day of a month and a number from today on.
fn next(today: Date, month: i8, day: i8) -> Date {
    let this = Date::new(today.year(), month, day).unwrap_or(today);
    if this >= today { this } else { Date::new(today.year() + 1, month, day).unwrap_or(this) }
}

async fn times(stage: &mut Stage<'_>, office: usize) -> Result<()> {
    let admin = administrator(stage, office)?;
    let today = stage.app.now().to_zoned(ui::bahrain()).date();
    let (year, now) = (next(today, 1, 1).year(), "yes");
    let days = [
        (next(today, 12, 16), "العيد الوطني", "National Day", "31/2026", now),
        (next(today, 12, 17), "العيد الوطني (اليوم الثاني)", "National Day, second day", "31/2026", now),
        (next(today, 1, 1), "رأس السنة الميلادية", "New Year’s Day", "", ""),
    ];
    for (date, name_ar, name_en, circular, confirmed) in days {
        let date = date.to_string();
        let fields =
            [("from", date.as_str()), ("name_ar", name_ar), ("name_en", name_en), ("circular", circular), ("confirmed", confirmed)];
        stage.posts(admin, "/admin/calendar/holidays", &fields).await?;
    }
    let (from, to) = (format!("{year}-01-04"), format!("{year}-01-08"));
    let season = [
        ("season-from", from.as_str()),
        ("season-to", to.as_str()),
        ("season-name_ar", "الجرد السنوي"),
        ("season-name_en", "Annual stocktaking"),
        ("season-hours", "08:00-12:00"),
    ];
    stage.posts(admin, "/admin/calendar/seasons", &season).await?;
    let service = stage.offices[office].services[3].to_string();
    let agreed = [("service", service.as_str()), ("hours", "16"), ("measure", "working"), ("percent1", "50"), ("whom1", "owner")];
    let then = [("percent2", "75"), ("whom2", "supervisor"), ("percent3", "100"), ("whom3", "centre-manager")];
    stage.posts(admin, "/admin/agreements", &[&agreed[..], &then[..]].concat()).await?;
    let rules = [("way", "give"), ("minutes", "15"), ("most", ""), ("bound", "240")];
    stage.posts(admin, "/admin/routing", &rules).await.map(drop)
}

async fn writing(stage: &mut Stage<'_>, office: usize) -> Result<()> {
    let admin = administrator(stage, office)?;
    let rules = json!({
        "words": ["المنامة", "المحرق", "RSA", "HPA"],
        "shapes": ["EMP-####"],
        "plain_words": [{ "word": "utilise", "plain": "use" }, { "word": "بخصوص", "plain": "عن" }],
        "stops": ["length"],
        "asks_customers": true,
    });
    stage.sends(admin, "PUT", "/api/v1/writing-rules", &rules).await?;
    let (first, _) = staff(stage, office, 0)?;
    stage.posts(first, "/desk/words", &[("word", "المنارة")]).await?;
    let key = [("domain", stage.offices[office].domain), ("kind", "ed25519")];
    stage.posts(admin, "/desk/signing-keys", &key).await.map(drop)
}

/// Cases of the help desk that an office had before: one file of theirs, one that was the wrong one.
pub async fn brings_old_cases(stage: &mut Stage<'_>) -> Result<()> {
    let admin = administrator(stage, 0)?;
    let goes_on = stage.offices[0].address.clone();
    let day = stage.app.now().to_zoned(ui::bahrain()).date().saturating_sub(300.days());
    let head = "رقم الطلب,الموضوع,النص,الرد,الاسم,البريد الإلكتروني,اللغة,الحالة,تاريخ الفتح,تاريخ الرد,تاريخ الإغلاق";
    let lines = OLD.iter().map(|(line, lang)| format!("{line},{lang},closed,{day} 09:00,{day} 11:30,{day} 12:00"));
    let right = [head.to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
    let wrong = "number,name,email,language\n7,Reem Almarsa,reem.almarsa@mail.example,en\n8,Adel Alsahel,not an address,en\n";
    for (kind, file, csv) in [("cases", "طلبات-سابقة.csv", right.as_str()), ("customers", "customers.csv", wrong)] {
        let file = json!({ "kind": kind, "system": "OldDesk", "goes_on": goes_on, "file_name": file, "csv": csv });
        let begun = stage.sends(admin, "POST", "/api/v1/imports", &file).await?;
        let path = format!("/api/v1/imports/{}", begun["id"].as_str().unwrap_or_default());
        stage.sends(admin, "POST", &format!("{path}/start"), &json!({})).await?;
        exchange::run_all(stage.app).await?;
        if kind == "customers" {
            stage.sends(admin, "POST", &format!("{path}/undoing"), &json!({})).await?;
            exchange::run_all(stage.app).await?;
        }
    }
    Ok(())
}
