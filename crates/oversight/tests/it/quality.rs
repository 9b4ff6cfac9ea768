//! How good service was: what customers said, whether one contact was enough, how hand-overs and replies turned out, for what clocks stood still.

use calendar::ServiceLevel;
use calendar::StopReason;
use desk::CaseId;
use desk::Contact;
use desk::EntryKind;
use desk::NewCase;
use desk::NewOwner;
use desk::Said;
use desk::Stopping;
use kernel::About;
use kernel::Event;
use kernel::Lang;
use kernel::Role;
use org::ServiceId;
use serde::Serialize;
use store::Tx;

use crate::counter::as_who;
use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// What a channel says of opinions and replies.
#[derive(Serialize)]
struct OpinionAsked {
    case: i64,
    employee: i64,
}
impl Event for OpinionAsked {
    const KIND: &'static str = "story.opinion-asked";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

#[derive(Serialize)]
struct OpinionGiven {
    case: i64,
    employee: i64,
    score: i64,
}
impl Event for OpinionGiven {
    const KIND: &'static str = "story.opinion-given";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

#[derive(Serialize)]
struct ReplySent {
    case: i64,
    employee: i64,
    words: i64,
    misspelt: i64,
    vague: i64,
}
impl Event for ReplySent {
    const KIND: &'static str = "story.reply-sent";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// A matter of a known customer comes in, about no service that is known.
async fn comes_from(world: &World, name: &'static str) -> CaseId {
    comes_about(world, name, None).await
}

/// The same about a service.
async fn comes_about(world: &World, name: &'static str, service: Option<ServiceId>) -> CaseId {
    let open = move |tx: &mut Tx<'_>| {
        let contact = Contact { kind: "email", value: format!("{name}@example.com"), name: name.into(), lang: Lang::En };
        let customer = Some(desk::meet(tx, &contact)?.id);
        let new = NewCase {
            kind: "matter",
            channel: "letter",
            subject: "A permit".into(),
            first_words: String::new(),
            lang: Lang::En,
            customer,
            service,
            level: ServiceLevel::email_default(),
        };
        let (mut case, interaction) = desk::open_case(tx, new)?;
        let said = Said { interaction: Some(interaction), ..Said::new(EntryKind::In, "letter", name, "When?") };
        desk::say(tx, &mut case, said)?;
        Ok(case.id)
    };
    world.act(WORKS, open).await
}

async fn settles(world: &World, who: &Person, case: CaseId) {
    world.answers(who, case).await;
    world.closes(who, case).await;
}

async fn report(world: &World, who: &Person) -> serde_json::Value {
    world.counts().await;
    let (status, report) = world.program(who, "GET", "/api/v1/reports", None).await;
    assert_eq!(status, 200, "{report}");
    report
}

/// What stays the same when everything is counted anew.
async fn bears_out(world: &World) {
    let compared = oversight::compare(world.app.store()).await.unwrap();
    assert_eq!(compared.wrong, 0, "{compared:?}");
}

#[test]
fn what_customers_say_is_told_with_how_many_they_are_and_how_many_were_asked() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = comes_from(&world, "yousef").await;
        let me = mona.id.get();
        let say = move |tx: &mut Tx<'_>| {
            for n in 0..40 {
                tx.record(OpinionAsked { case: case.get(), employee: me })?;
                if n < 32 {
                    tx.record(OpinionGiven { case: case.get(), employee: me, score: if n < 24 { 5 } else { 2 } })?;
                }
            }
            Ok(())
        };
        world.act(WORKS, say).await;
        let told = report(&world, &salem).await;
        assert_eq!((told["satisfied"]["share"].as_f64(), told["satisfied"]["sample"].as_i64()), (Some(0.75), Some(32)), "{told}");
        assert_eq!((told["responded"]["share"].as_f64(), told["points"].as_f64()), (Some(0.8), Some(4.25)), "{told}");
        let page = world.get(&salem, "/en/desk/reports").await;
        let row = page.texts("[aria-labelledby=table-quality] tbody tr:first-child").concat();
        assert!(row.contains("75%") && row.contains("of 32"), "{row}");
        assert!(page.says("4.25"), "{}", page.text);
        for lang in ["ar", "en"] {
            let page = world.get(&salem, &format!("/{lang}/desk/reports")).await;
            assert_eq!((ui::lint::html(&page.text), page.text.contains(">oversight-")), (vec![], false), "{lang}");
        }
        let file = world.get(&salem, "/en/desk/reports.csv?table=quality").await.text;
        assert!(file.contains("\"Satisfied customers\",0.7500,") && file.contains("\"Customers asked\",40,0,40"), "{file}");
        assert_eq!(world.get(&salem, "/en/desk/reports.xlsx").await.status, 200);
        bears_out(&world).await;
    });
}

#[test]
fn a_matter_is_settled_at_the_first_contact_where_its_customer_needs_no_other_within_seven_days() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        world.offers_permits().await;
        let permit = Some(crate::counter::PERMITS);
        let quiet = comes_from(&world, "huda").await;
        let again = comes_from(&world, "ali").await;
        let other = comes_about(&world, "layla", permit).await;
        for case in [quiet, again, other] {
            settles(&world, &mona, case).await;
        }
        world.after(2 * DAY).await;
        world.writes_again(again).await;
        comes_about(&world, "layla", permit).await;
        // Nobody knows whether this is about the same.
        comes_from(&world, "huda").await;
        let early = report(&world, &salem).await;
        assert_eq!(early["counts"]["contacts"], 1, "of the others it is not known yet: {early}");
        world.after(6 * DAY).await;
        let told = report(&world, &salem).await;
        assert_eq!((&told["counts"]["contacts"], &told["counts"]["first_contacts"]), (&3.into(), &1.into()), "{told}");
        world.after(9 * DAY).await;
        comes_from(&world, "huda").await;
        let late = report(&world, &salem).await;
        assert_eq!(late["counts"]["first_contacts"], 1, "what comes later is another matter: {late}");
        bears_out(&world).await;
    });
}

#[test]
fn a_hand_over_that_was_answered_stands_beside_one_that_came_back() {
    on_each(|world| async move {
        let (mona, huda) = (world.clerk(None, "Mona").await, world.clerk(None, "Huda").await);
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let mut cases = Vec::new();
        for name in ["yousef", "ali"] {
            cases.push(comes_from(&world, name).await);
        }
        for (place, case) in cases.into_iter().enumerate() {
            let owner = world.act(WORKS, move |tx| Ok(desk::store::case(tx, case)?.unwrap().owner)).await;
            let (from, to) = if owner == Some(mona.id) { (&mona, &huda) } else { (&huda, &mona) };
            hands(&world, from, to, case).await;
            if place == 1 {
                hands(&world, to, from, case).await;
            }
            let last = if place == 1 { from } else { to };
            world.answers(last, case).await;
            world.answers(last, case).await;
        }
        let told = report(&world, &salem).await;
        assert_eq!(
            (&told["counts"]["handed_answered"], &told["counts"]["handed_returned"]),
            (&2.into(), &1.into()),
            "what came back and was answered then is both: {told}"
        );
        bears_out(&world).await;
    });
}

async fn hands(world: &World, from: &Person, to: &Person, case: CaseId) {
    let to = to.id;
    let give = move |tx: &mut Tx<'_>| {
        let seen = desk::store::case(tx, case)?.unwrap().version;
        desk::change_owner(tx, case, &NewOwner { to, reason: "You know it".into(), seen }).map(drop)
    };
    world.app.write(as_who(from, Role::Employee), give).await.unwrap();
}

#[test]
fn what_is_left_in_replies_is_told_by_a_hundred_words() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = comes_from(&world, "yousef").await.get();
        let me = mona.id.get();
        let write = move |tx: &mut Tx<'_>| {
            for n in 0..5 {
                let faults = i64::from(n == 0);
                tx.record(ReplySent { case, employee: me, words: 40, misspelt: 2 * faults, vague: faults })?;
            }
            Ok(())
        };
        world.act(WORKS, write).await;
        let told = report(&world, &salem).await;
        assert_eq!((told["faults"].as_f64(), &told["counts"]["written_clean"]), (Some(1.5), &4.into()), "{told}");
        let own = world.get(&mona, "/en/desk/reports/me").await;
        assert!(own.says("Faults in a hundred words") && own.says("1.50"), "one's own are shown: {}", own.text);
        bears_out(&world).await;
    });
}

#[test]
fn the_time_for_which_clocks_stood_still_is_told_by_reason_and_in_both_kinds() {
    on_each(|world| async move {
        let mona = world.clerk(None, "Mona").await;
        let salem = world.person(WORKS, "Salem", Role::Supervisor).await;
        let case = comes_from(&world, "yousef").await;
        let stop = move |tx: &mut Tx<'_>| {
            let seen = desk::store::case(tx, case)?.unwrap().version;
            let ask = Stopping { reason: StopReason::Incident, until: None, note: String::new(), seen };
            desk::stop_clock(tx, case, &ask).map(drop)
        };
        world.app.write(as_who(&mona, Role::Employee), stop).await.unwrap();
        world.after(24 * HOUR).await;
        world.app.write(as_who(&mona, Role::Employee), move |tx: &mut Tx<'_>| desk::run_clock(tx, case).map(drop)).await.unwrap();
        let told = report(&world, &salem).await;
        let counts = &told["counts"];
        assert_eq!((&counts["stopped_incident"], &counts["stopped_incident_working"]), (&86_400.into(), &26_100.into()), "{told}");
        let page = world.get(&salem, "/en/desk/reports").await;
        let rows = page.texts("[aria-labelledby=table-stops] tbody tr");
        assert!(rows.len() == 1 && rows[0].contains("Systems out of order"), "only what there was: {rows:?}");
        bears_out(&world).await;
    });
}
