//! A centre's table says who serves there and for what: tried line by line, made at once, and made no second time.

use kernel::Bilingual;
use kernel::CentreId;
use kernel::Lang;
use kernel::Role;
use org::Employee;
use org::Service;
use platform::accounts;
use platform::accounts::NewAccount;
use testkit::inside::Answer;
use testkit::inside::address;

use crate::devices::manager;
use crate::walks::happened;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::sitra;

const HEAD: &str = "Employee email;Role;Serves;Language of service\n";

async fn hands_over(world: &World, who: &Person, centre: CentreId, table: &str) -> Answer {
    let page = world.upload(who, &format!("/en/desk/centres/{centre}/table"), &[("centre.csv", table.as_bytes())]).await;
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

async fn imports(world: &World, who: &Person, centre: CentreId, table: &str) {
    let done = world.post(who, &format!("/en/desk/centres/{centre}/table/import"), &[("table", table)]).await;
    assert_eq!(done.status, 303, "{}", done.seen());
}

/// What happened in the centre and to those who work there.
async fn changes(world: &World) -> Vec<String> {
    let all = happened(world).await;
    all.lines().filter(|line| line.starts_with("centre.") || line.starts_with("org.")).map(str::to_owned).collect()
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

#[test]
fn a_table_says_who_serves_what_and_in_which_role_and_nothing_is_made_before_it_is_confirmed() {
    on_each(|world| async move {
        let (huda, place) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(1).await);
        world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let yusuf = address("Yusuf", WORKS).to_uppercase();
        let table = format!("{HEAD}{yusuf};Supervisor;building permits | Street lighting;Arabic\n");
        let page = hands_over(&world, &huda, place.centre, &table).await;
        must_say(
            &page,
            &[
                "The table is right and can be imported",
                "Yusuf serves: Building permits (Arabic)",
                "Yusuf serves: Street lighting (Arabic)",
                "Yusuf: Supervisor in this centre",
            ],
        );
        let serving = format!("/en/desk/centres/{}/serving", place.centre);
        must_say(&world.get(&huda, &serving).await, &["Does not serve at counters"]);
        let table = page.attributes("input[name=table]", "value").remove(0);
        imports(&world, &huda, place.centre, &table).await;
        let page = world.get(&huda, &serving).await;
        must_say(&page, &["Building permits · Arabic", "Street lighting · Arabic"]);
        assert!(!page.says("Building permits · English"), "{}", page.seen());
        let before = changes(&world).await;
        let again = hands_over(&world, &huda, place.centre, &table).await;
        must_say(&again, &["All of it is there already", "Nothing new"]);
        assert!(again.attributes("input[name=table]", "value").is_empty(), "there is nothing to import");
        imports(&world, &huda, place.centre, &table).await;
        assert_eq!(changes(&world).await, before, "the same table changes nothing");
    });
}

#[test]
fn what_is_wrong_with_the_staff_of_a_table_is_said_by_line_and_column_with_what_to_do() {
    on_each(|world| async move {
        let (huda, place) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(1).await);
        world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let salem = world.salem().await.id;
        world
            .act(WORKS, move |tx| {
                let centre =
                    org::Centre { id: tx.new_id(), name: Bilingual::new("فرع سترة", "Sitra branch"), place: Bilingual::default() };
                org::open_centre(tx, &centre)?;
                let record = Employee::new(salem, Bilingual::new("سالم", "Salem"), address("Salem", WORKS));
                org::save_employee(tx, &Employee { centre: Some(centre.id), ..record })?;
                let archive =
                    Service { id: tx.new_id(), name: Bilingual::new("الأرشيف", "Archive"), words: String::new(), is_offered: true };
                org::add_service(tx, &archive)
            })
            .await;
        let (huda_at, yusuf, salem) = (address("Huda", WORKS), address("Yusuf", WORKS), address("Salem", WORKS));
        let lines = [
            "nobody@elsewhere.bh;;All services;".to_owned(),
            ";;All services;".to_owned(),
            format!("{salem};;All services;"),
            format!("{yusuf};;;"),
            format!("{yusuf};Boss;Street cleaning|Archive|Building permits;"),
            format!("{yusuf};;All services;French"),
            format!("{huda_at};Supervisor;;"),
        ];
        let wrong = format!("{HEAD}{}\n", lines.join("\n"));
        let page = hands_over(&world, &huda, place.centre, &wrong).await;
        must_say(
            &page,
            &[
                "Some lines are wrong",
                "Employee email: Nobody who works in the entity has this address. Add them as an employee first",
                "Employee email: Write the address of the employee.",
                "Employee email: This employee works in another centre.",
                "Serves: Write what this employee serves",
                "Role: Write “Employee”, “Supervisor” or “Centre manager”",
                "Serves: No offered service of the catalogue is called so.",
                "Serves: The centre does not offer this service. Add a line that offers it",
                "Language of service: Write “Arabic”, “English” or “Both”",
                "Role: Nobody gives herself a role.",
            ],
        );
        assert_eq!(page.texts("td.num"), ["2", "3", "4", "5", "6", "7", "8"], "each by its line in the file");
        let forced = world.post(&huda, &format!("/en/desk/centres/{}/table/import", place.centre), &[("table", &wrong)]).await;
        assert_eq!(forced.status, 409, "{}", forced.seen());
        must_say(&world.get(&huda, &format!("/en/desk/centres/{}/serving", place.centre)).await, &["Does not serve at counters"]);
    });
}

#[test]
fn the_table_of_a_centre_sets_up_another_one_though_some_of_its_staff_works_there_alone() {
    on_each(|world| async move {
        let (huda, place) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(2).await);
        let (salem, centre) = (world.salem().await.id, place.centre);
        let sitra = world
            .act(WORKS, move |tx| {
                let record = Employee::new(salem, Bilingual::new("سالم", "Salem"), address("Salem", WORKS));
                org::save_employee(tx, &Employee { centre: Some(centre), ..record })?;
                let sitra =
                    org::Centre { id: tx.new_id(), name: Bilingual::new("فرع سترة", "Sitra branch"), place: Bilingual::default() };
                org::open_centre(tx, &sitra)?;
                Ok(sitra.id)
            })
            .await;
        let table = world.get(&huda, &format!("/en/desk/centres/{centre}/table/filled")).await.text;
        assert!(table.contains(&address("Salem", WORKS)), "{table}");
        let page = hands_over(&world, &huda, sitra, &table).await;
        must_say(&page, &["The table is right and can be imported", "Employee email: This employee works in another centre."]);
        assert!(!page.says("Salem serves"), "{}", page.seen());
        imports(&world, &huda, sitra, &table).await;
        must_say(&world.get(&huda, &format!("/en/desk/centres/{sitra}/set-up")).await, &["Building permits", "Street lighting"]);
    });
}

#[test]
fn a_table_may_name_many_more_people_than_services() {
    on_each(|world| async move {
        let (huda, place) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(1).await);
        world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let many = format!("{};;All services;\n", address("Yusuf", WORKS)).repeat(501);
        must_say(&hands_over(&world, &huda, place.centre, &format!("{HEAD}{many}")).await, &["The table is right and can be imported"]);
        let noted = format!("{};;All services;;{}\n", address("Yusuf", WORKS), "يعمل في الصالة الكبرى. ".repeat(20)).repeat(3_000);
        let table = format!("{};Notes\n{noted}", HEAD.trim_end());
        let page = world.upload(&huda, &format!("/en/desk/centres/{}/table", place.centre), &[("centre.csv", table.as_bytes())]).await;
        assert_eq!((page.status, page.text.contains("The table is right and can be imported")), (200, true), "{} bytes", table.len());
        imports(&world, &huda, place.centre, &table).await;
        let serving = world.get(&huda, &format!("/en/desk/centres/{}/serving", place.centre)).await;
        must_say(&serving, &["All services · Arabic", "All services · English"]);
        let many = "1;\n".repeat(501);
        let page = hands_over(&world, &huda, place.centre, &format!("Counters;Day\n{many}")).await;
        must_say(&page, &["The table has more than 500 lines of services, days and zones"]);
    });
}

#[test]
fn whoever_stands_in_several_lines_gets_each_thing_once_also_before_they_have_signed_in() {
    on_each(|world| async move {
        let (huda, place) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(1).await);
        let yusuf = address("Yusuf", WORKS);
        let email = yusuf.clone();
        world
            .act(WORKS, move |tx| {
                let id = accounts::create(tx, NewAccount { email: email.clone(), lang: Lang::Ar, password: None })?;
                org::save_employee(tx, &Employee::new(id, Bilingual::new("يوسف", "Yusuf"), email))
            })
            .await;
        let table = format!("{HEAD}{yusuf};Supervisor;All services;\n{};Supervisor;All services;\n", yusuf.to_uppercase());
        let page = hands_over(&world, &huda, place.centre, &table).await;
        must_say(&page, &["Yusuf serves: All services (Arabic · English)", "Nothing new"]);
        assert_eq!(page.texts("td p").iter().filter(|made| made.contains("Yusuf: Supervisor")).count(), 1, "{}", page.seen());
        imports(&world, &huda, place.centre, &table).await;
        let again = hands_over(&world, &huda, place.centre, &table).await;
        must_say(&again, &["All of it is there already"]);
    });
}

#[test]
fn whoever_leads_a_centre_imports_who_serves_there_and_gives_nobody_a_role() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let yusuf = address("Yusuf", WORKS);
        let page = hands_over(&world, &noora, place.centre, &format!("{HEAD}{yusuf};Centre manager;All services;\n")).await;
        must_say(&page, &["Role: Only the entity’s administrator gives roles."]);
        let page = hands_over(&world, &noora, place.centre, &format!("{HEAD}{yusuf};Employee;All services;\n")).await;
        assert!(page.says("The table is right") && !page.says("Yusuf: Employee"), "a role that is held already is none: {}", page.seen());
        let table = format!("لغة الخدمة,يخدم في,بريد الموظف\n,جميع الخدمات,{yusuf}\n");
        must_say(&hands_over(&world, &noora, place.centre, &table).await, &["Yusuf serves: All services (Arabic · English)"]);
        imports(&world, &noora, place.centre, &table).await;
        let page = world.get(&noora, &format!("/en/desk/centres/{}/serving", place.centre)).await;
        must_say(&page, &["All services · Arabic", "All services · English", "From a table (CSV)"]);
    });
}

#[test]
fn a_table_with_everything_offers_a_service_and_says_who_serves_it_and_a_second_time_makes_nothing() {
    on_each(|world| async move {
        let (huda, _) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(1).await);
        world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        let sitra = sitra(&world).await;
        let head =
            "Queue letter;Queue in Arabic;Queue in English;Service;Longest wait in minutes;Counters;Day;Hours;Employee email;Serves\n";
        // Who serves stands above what is offered.
        let lines = [
            format!(";;;;;;;;{};Building permits", address("Yusuf", WORKS)),
            "C;الرخص;Permits;Building permits;20;3;;;;".to_owned(),
            ";;;;;;Sunday;08:00-12:00;;".to_owned(),
        ];
        let table = format!("{head}{}\n", lines.join("\n"));
        let page = hands_over(&world, &huda, sitra, &table).await;
        must_say(&page, &["Queue C: Permits", "3 counters", "Sunday: 08:00-12:00", "Yusuf serves: Building permits (Arabic · English)"]);
        imports(&world, &huda, sitra, &table).await;
        must_say(&world.get(&huda, &format!("/en/desk/centres/{sitra}/set-up")).await, &["The centre is ready for customers"]);
        let before = changes(&world).await;
        must_say(&hands_over(&world, &huda, sitra, &table).await, &["All of it is there already"]);
        imports(&world, &huda, sitra, &table).await;
        assert_eq!(changes(&world).await, before);
        let more = table.replace(";3;;;;", ";4;;;;").replace("08:00-12:00", "08:00-13:00");
        let page = hands_over(&world, &huda, sitra, &more).await;
        must_say(&page, &["4 counters", "Sunday: 08:00-13:00"]);
        assert!(!page.says("Queue C: Permits") && !page.says("Yusuf serves"), "what is there is not made again: {}", page.seen());
    });
}

#[test]
fn a_centre_is_taken_away_as_a_table_by_which_another_is_set_up_and_that_changes_nothing_in_its_own() {
    on_each(|world| async move {
        let (huda, place) = (world.person(WORKS, ("هدى", "Huda"), Role::EntityAdministrator).await, world.muharraq(3).await);
        world.speaking(WORKS, ("يوسف", "Yusuf"), Role::Employee, &[]).await;
        world.mona().await;
        let sitra = sitra(&world).await;
        let head = "Day,Hours,Employee email,Serves,Language of service,Zone in Arabic,Zone in English,Zone counters\n";
        let own = format!(
            "{head}Sunday,\"08:00-12:00, 16:00-20:00\",,,,,,\n,,{},Street lighting,English,,,\n,,,,,الصالة,Hall,\"1, 3\"\n",
            address("Yusuf", WORKS)
        );
        imports(&world, &huda, place.centre, &own).await;
        let taken = async |centre: CentreId, lang: &str| {
            let file = world.get(&huda, &format!("/{lang}/desk/centres/{centre}/table/filled")).await;
            assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"), "{}", file.text);
            file.text
        };
        let before = changes(&world).await;
        for lang in ["en", "ar"] {
            let table = taken(place.centre, lang).await;
            must_say(&hands_over(&world, &huda, place.centre, &table).await, &["All of it is there already"]);
            imports(&world, &huda, place.centre, &table).await;
        }
        assert_eq!(changes(&world).await, before, "nothing of it is new there");
        let table = taken(place.centre, "en").await;
        for words in ["Building permits", "08:00-12:00, 16:00-20:00", "\"1, 3\"", "Street lighting\",\"English", "All services\",\"Both"] {
            assert!(table.contains(words), "{words}: {table}");
        }
        imports(&world, &huda, sitra, &table).await;
        assert_eq!(taken(sitra, "en").await, table, "the other is as this one");
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::EntityAdministrator).await;
        assert_eq!(world.get(&stranger, &format!("/en/desk/centres/{sitra}/table/filled")).await.status, 404);
    });
}
