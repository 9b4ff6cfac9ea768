//! What customers read of an appointment that comes near: a letter in their language, whole, with the file for their calendar.

use kernel::Lang;
use platform::deliveries::Letter;

use crate::arrivals::reference;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// What is read in a language. `{reference}` and `{link}` stand for those of the appointment.
struct Said {
    lang: Lang,
    time: &'static str,
    from: &'static str,
    subject: &'static str,
    text: &'static str,
    in_calendar: [&'static str; 3],
}

const SAID: [Said; 2] = [
    Said {
        lang: Lang::Ar,
        time: "09:00",
        from: "وزارة الأشغال",
        subject: "تذكير بموعدكم يوم الخميس 26 نوفمبر، 09:00",
        text: "عميلنا العزيز، تحية طيبة وبعد،\n\n\
               نذكّركم بموعدكم.\n\n\
               الخدمة: رخص البناء\nالمركز: فرع المحرق\nالوقت: الخميس 26 نوفمبر، 09:00\nرقم الموعد: {reference}\n\n\
               نرجو إحضار:\n- بطاقة الهوية\n- خريطة الأرض\n\n\
               للاطلاع على الموعد أو نقله أو إلغائه، ولإضافته إلى تقويمكم: {link}\n\n\
               مع خالص التحية،\nوزارة الأشغال",
        in_calendar: ["DTSTART:20261126T060000Z", "SUMMARY;LANGUAGE=ar:موعد: رخص البناء", "خريطة الأرض"],
    },
    Said {
        lang: Lang::En,
        time: "10:00",
        from: "Ministry of Works",
        subject: "Reminder: your appointment on Thursday 26 November, 10:00",
        text: "Dear customer,\n\n\
               We remind you of your appointment.\n\n\
               Service: Building permits\nCentre: Muharraq branch\nTime: Thursday 26 November, 10:00\nReference: {reference}\n\n\
               Please bring:\n- Identity card\n- Plan of the plot\n\n\
               To see, move or cancel it, and for your calendar: {link}\n\n\
               Kind regards,\nMinistry of Works",
        in_calendar: ["DTSTART:20261126T070000Z", "SUMMARY;LANGUAGE=en:Appointment: Building permits", "Plan of the plot"],
    },
];

/// The letters that remind.
async fn reminders(world: &World) -> Vec<Letter> {
    let sql = "select payload from deliveries where entity_id = $1 and kind = 'letter' and key like '%-reminder' order by id";
    world
        .act(WORKS, move |tx| {
            let entity = tx.entity()?;
            tx.query(sql, &[entity.into()], |row| row.json(0))
        })
        .await
}

/// The lines of a file for calendars but the moment at which it was written.
fn lines(file: &str) -> Vec<String> {
    let whole = file.replace("\r\n ", "");
    whole.split("\r\n").filter(|line| !line.starts_with("DTSTAMP:")).map(str::to_owned).collect()
}

#[test]
fn the_letter_that_reminds_says_when_where_what_to_bring_and_how_to_change_it_and_brings_the_time_for_the_calendar() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let mut booked = Vec::new();
        for said in &SAID {
            let (lang, address) = (said.lang.code(), format!("reem-{}@mail.example", said.lang.code()));
            let fields = [("lang", lang), ("phone", ""), ("email", address.as_str())];
            let own = world.has_booked(place, ("2026-11-26", said.time), &fields).await.replacen("/en/", &format!("/{lang}/"), 1);
            booked.push((said, address, own));
        }
        world.after(20 * 3600).await;
        assert!(reminders(&world).await.is_empty(), "it is too early to remind anybody");
        for _ in 0..5 {
            world.after(3600).await;
        }
        let letters = reminders(&world).await;
        assert_eq!(letters.len(), 2, "each is reminded once: {letters:?}");
        for (said, address, own) in booked {
            let letter = letters.iter().find(|letter| letter.to == address).unwrap_or_else(|| panic!("{address}: {letters:?}"));
            let (number, link) = (reference(&world, &own).await, format!("http://localhost:8080{own}"));
            assert_eq!((letter.lang, letter.from.as_str(), letter.subject.as_str()), (said.lang, said.from, said.subject));
            assert_eq!(letter.text, said.text.replace("{reference}", &number).replace("{link}", &link));
            let (attached, file) = (letter.calendar.as_deref().unwrap(), world.get_as_anybody(&format!("{own}/calendar")).await.text);
            assert_eq!(lines(attached), lines(&file), "the same file as on their own page");
            for part in said.in_calendar {
                assert!(lines(attached).iter().any(|line| line.contains(part)), "{part}: {attached}");
            }
            let page = world.get_as_anybody(&own).await;
            assert_eq!(page.attributes(&format!("a[href='{own}/times']"), "href").len(), 1, "it is moved there: {}", page.seen());
            assert_eq!(page.attributes("form[action$='/cancellation']", "action").len(), 1, "and given back: {}", page.seen());
        }
    });
}
