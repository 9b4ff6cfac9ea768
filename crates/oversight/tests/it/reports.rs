//! Reports: who sees which, what they say of small samples, and how they are taken away.

use kernel::Role;

use crate::counter::PERMITS;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

const HOUR: u64 = 3_600;

#[test]
fn a_report_stands_in_both_languages_with_its_tables_and_the_way_to_each_part() {
    on_each(|world| async move {
        world.offers_permits().await;
        let muharraq = world.centre(4, "المحرق", "Muharraq").await;
        let mona = world.clerk(Some(muharraq), "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        for _ in 0..6 {
            let case = world.comes(WORKS, Some(PERMITS)).await;
            world.after(2 * HOUR).await;
            world.answers(&mona, case.id).await;
        }
        world.counts().await;
        for lang in ["ar", "en"] {
            for of in ["", "centre:4", "service:90", &format!("employee:{}", mona.id)] {
                let page = world.get(&salem, &format!("/{lang}/desk/reports?of={of}")).await;
                assert_eq!((page.status, ui::lint::html(&page.text)), (200, vec![]), "{lang} {of}");
            }
        }
        let page = world.get(&salem, "/en/desk/reports").await;
        assert!(page.says("Mona") && page.says("Muharraq") && page.says("Building permits"), "{}", page.text);
        assert!(page.says("6 of 6") && page.says("Too few to compare"), "a small share is told as counts: {}", page.text);
        assert!(page.text.contains(&format!("of=employee:{}", mona.id)), "a name leads to its own report");
        let empty = world.get(&salem, "/en/desk/reports?from=2025-01-01&to=2025-01-31&of=service:90").await;
        assert_eq!((empty.status, empty.says("Up to 1")), (200, true), "what is open now stands whatever days are asked for");
    });
}

#[test]
fn these_days_stand_beside_the_days_before_them() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        for _ in 0..3 {
            world.comes(WORKS, None).await;
        }
        world.after(10 * 24 * HOUR).await;
        let case = world.comes(WORKS, None).await;
        world.answers(&mona, case.id).await;
        world.counts().await;
        let page = world.get(&salem, "/en/desk/reports?from=2026-11-28&to=2026-12-04").await;
        let opened: Vec<String> = page.texts("[aria-labelledby=table-flow] tbody tr:first-child td");
        assert_eq!(opened, ["1", "3", "2 fewer"], "{}", page.text);
        let (_, report) = world.program(&salem, "GET", "/api/v1/reports?from=2026-11-28&to=2026-12-04", None).await;
        assert_eq!((report["counts"]["late"].as_i64(), report["before"]["counts"]["late"].as_i64()), (Some(0), Some(3)), "{report}");
    });
}

#[test]
fn a_file_holds_numbers_also_where_they_fell_and_no_share_of_a_few() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        for _ in 0..3 {
            world.comes(WORKS, None).await;
        }
        world.after(10 * 24 * HOUR).await;
        let case = world.comes(WORKS, None).await;
        world.answers(&mona, case.id).await;
        world.counts().await;
        let days = "from=2026-11-28&to=2026-12-04";
        let flow = world.get(&salem, &format!("/en/desk/reports.csv?{days}")).await.text;
        for line in ["\"New cases\",1,3,-2", "\"Answered in time\",,,", "\"Replies in time\",1,0,1", "\"Due times missed\",0,3,-3"] {
            assert!(flow.contains(&format!("{line}\r\n")), "{line} in {flow}");
        }
        let ages = world.get(&salem, &format!("/en/desk/reports.csv?{days}&table=ages")).await.text;
        assert!(ages.contains("\"Up to 1\",1,0.2500\r\n"), "{ages}");
        let people = world.get(&salem, &format!("/en/desk/reports.csv?{days}&table=people")).await.text;
        assert!(people.contains("\"Mona\",1,1,,,,0,0,4,1,0\r\n"), "{people}");
    });
}

#[test]
fn who_writes_in_one_language_and_waits_longer_than_who_writes_in_the_other_is_seen() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let mut waiting = Vec::new();
        for _ in 0..30 {
            let case = world.comes_in(WORKS, kernel::Lang::Ar).await;
            world.answers(&mona, case.id).await;
            waiting.push(world.comes_in(WORKS, kernel::Lang::En).await);
        }
        world.counts().await;
        let page = world.get(&salem, "/en/desk/reports").await;
        assert_eq!(page.texts("[aria-labelledby=table-langs] tbody tr").len(), 2, "{}", page.text);
        assert!(!page.says("Beyond chance"), "of those who wait still nothing is known: {}", page.text);
        world.after(25 * HOUR).await;
        for case in waiting {
            world.answers(&mona, case.id).await;
        }
        world.counts().await;
        let page = world.get(&salem, "/en/desk/reports").await;
        let rows = page.texts("[aria-labelledby=table-langs] tbody tr");
        assert!(rows.iter().all(|row| row.contains("Beyond chance")), "{rows:?}");
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        let (_, report) = world.program(&salem, "GET", "/api/v1/reports", None).await;
        let in_time = |lang: &str| report["languages"][lang]["counts"]["in_time"].as_i64();
        assert_eq!((in_time("ar"), in_time("en")), (Some(30), Some(0)), "{report}");
    });
}

#[test]
fn what_reads_on_from_within_takes_the_form_that_follows_it() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        for _ in 0..5 {
            let case = world.comes(WORKS, None).await;
            world.after(2 * HOUR + 1_800).await;
            world.answers(&mona, case.id).await;
        }
        world.counts().await;
        let page = world.get(&salem, "/ar/desk/reports").await;
        let first = page.texts("[aria-labelledby=table-times] tbody tr:first-child td");
        assert!(first[0].starts_with("ساعتين") && first[2].starts_with("ساعتان"), "{first:?}");
        assert!(page.texts(".stat__value")[1].starts_with("ساعتين"), "{:?}", page.texts(".stat__value"));
    });
}

#[test]
fn a_centre_manager_sees_the_centre_and_nothing_beyond_it() {
    on_each(|world| async move {
        world.offers_permits().await;
        let muharraq = world.centre(4, "المحرق", "Muharraq").await;
        world.centre(5, "الرفاع", "Riffa").await;
        let (mona, huda) = (world.clerk(Some(muharraq), "Mona").await, world.clerk(None, "Huda").await);
        let noor = world.person_of(WORKS, Some(muharraq), ("Noor", Role::CentreManager)).await;
        for _ in 0..4 {
            let case = world.comes(WORKS, Some(PERMITS)).await;
            let owner = if case.owner == Some(mona.id) { &mona } else { &huda };
            world.answers(owner, case.id).await;
        }
        world.counts().await;
        let page = world.get(&noor, "/en/desk/reports").await;
        assert!(page.says("Mona") && !page.says("Huda") && page.says("Building permits"), "{}", page.text);
        let (_, report) = world.program(&noor, "GET", "/api/v1/reports", None).await;
        assert_eq!((report["counts"]["answered"].as_i64(), report["employees"].as_array().map(Vec::len)), (Some(2), Some(1)), "{report}");
        assert_eq!(report["services"][0]["counts"]["opened"], 2, "of the service, what was done in the centre: {report}");
        for of in ["centre:5", &format!("employee:{}", huda.id)] {
            assert_eq!(world.get(&noor, &format!("/en/desk/reports?of={of}")).await.status, 404, "{of}");
        }
        assert_eq!(world.get(&noor, &format!("/en/desk/reports?of=employee:{}", mona.id)).await.status, 200);
    });
}

#[test]
fn another_entity_and_an_employee_see_no_report_but_their_own() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let case = world.comes(WORKS, None).await;
        world.answers(&mona, case.id).await;
        world.counts().await;
        let ali = world.person(HEALTH, "Ali", Role::Supervisor).await;
        let (_, theirs) = world.program(&ali, "GET", "/api/v1/reports", None).await;
        assert_eq!(theirs["counts"]["opened"], 0, "{theirs}");
        assert_eq!(world.get(&ali, &format!("/en/desk/reports?of=employee:{}", mona.id)).await.status, 404);
        assert_eq!(world.get(&mona, "/en/desk/reports").await.status, 403);
        let own = world.get(&mona, "/en/desk/reports/me").await;
        assert_eq!((own.status, ui::lint::html(&own.text)), (200, vec![]));
        assert!(own.says("Replies") && !own.text.contains("reports.xlsx"), "{}", own.text);
        for wrong in ["of=customer:1", "of=employee:x", "from=2026-12-01&to=2026-11-01", "from=2020-01-01"] {
            assert_eq!(world.get(&ali, &format!("/en/desk/reports?{wrong}")).await.status, 422, "{wrong}");
        }
    });
}

#[test]
fn a_report_is_taken_away_as_a_table_and_as_a_workbook() {
    on_each(|world| async move {
        let mona = world.clerk(None, "=Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = world.comes(WORKS, None).await;
        world.answers(&mona, case.id).await;
        world.counts().await;
        let table = world.get(&salem, "/ar/desk/reports.csv?table=people").await.seen();
        assert!(table.starts_with('\u{feff}') && table.contains("\"'=Mona\"") && table.contains("الموظف"), "{table}");
        assert!(table.contains("مواعيد فاتت"), "the counts of a share stand beside it: {table}");
        assert_eq!(world.get(&salem, "/ar/desk/reports.csv?table=nothing").await.status, 404);
        let book = world.get(&salem, "/ar/desk/reports.xlsx").await;
        assert_eq!((book.status, book.header("content-type")), (200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assert!(book.header("content-disposition").contains(".xlsx"));
    });
}

#[test]
fn the_weeks_of_a_long_report_begin_on_sunday() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = world.comes(WORKS, None).await;
        world.answers(&mona, case.id).await;
        world.counts().await;
        let page = world.get(&salem, "/en/desk/reports?from=2026-11-03&to=2026-12-16").await;
        let weeks = page.texts(".chart tbody th");
        let in_order = ["3/11", "8/11", "15/11", "22/11", "29/11", "6/12", "13/12"];
        assert_eq!(weeks, in_order.repeat(2), "after a part of a week, whole ones: {}", page.text);
        let came: Vec<String> = page.texts(".chart tbody td");
        assert_eq!(came.iter().filter(|n| *n == "1").count(), 2, "one came and was answered, each in one week: {came:?}");
    });
}
