//! Clauses of the other chapters that a conversation by mail gives evidence of, kept once and broken once.

use kernel::Role;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;
use crate::world::on_each_with;

/// A personal number with a right check digit.
const NUMBER: &str = "الرقم الشخصي 900101008 مسجل لدينا.";

/// The entity asks its customers for their opinion.
async fn asking(world: &World) -> Person {
    let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
    assert_eq!(world.post(&admin, "/ar/desk/writing/survey", &[("survey", "yes")]).await.status, 303);
    world.mona().await
}

/// Huda asked, was answered, her case was closed, and she was asked for her opinion and gave it.
async fn thinks(world: &World, score: &str) -> (Person, Opened) {
    let mona = asking(world).await;
    let opened = world.huda_asks().await;
    rates(world, &mona, &opened, score).await;
    (mona, opened)
}

/// Mona answers a letter and closes its case, and whoever wrote it rates the service; answers where.
async fn rates(world: &World, mona: &Person, opened: &Opened, score: &str) -> String {
    assert_eq!(world.replies(mona, opened, ANSWER, &[]).await.status, 303);
    let version = world.case(mona, opened.case).await["version"].to_string();
    assert_eq!(world.post(mona, &format!("{}/closing", opened.path), &[("seen", &version)]).await.status, 303);
    let (case, app) = (kernel::Id::new(opened.case), world.app.clone());
    let link = world.act(WORKS, move |tx| Ok(email::survey_link(tx, &app, case)?.expect("she was asked"))).await;
    let address = &link[link.find("/ar/opinion/").expect("in her language")..];
    assert_eq!(world.post_as_anybody(address, &[("score", score)]).await.status, 303);
    address.to_owned()
}

/// What the guide finds of a clause when a customer answers its question so: one of five who write is asked it.
fn found_when_said(clause: &str, question: &str, said: &str, found: &str) {
    on_each(|world| async move {
        let mona = asking(&world).await;
        for writer in 0..5 {
            let from = format!("هدى أحمد <huda{writer}@example.com>");
            let opened = world.arrives_at(CONTACT, letter(&from, "رخصة البناء", "متى تصدر رخصة البناء؟")).await;
            let address = rates(&world, &mona, &opened, "4").await;
            if world.get_as_anybody(&address).await.says(question) {
                says(&world, &address, (clause, said)).await;
                let after = world.get_as_anybody(&address).await;
                assert!(!after.says(question), "{}", after.text);
                assert_eq!(world.finding(&mona, &opened, clause).await, found);
                let told = format!("{question} {}", if said == "yes" { "نعم" } else { "لا" });
                assert!(world.get(&mona, &opened.path).await.says(&told), "it stands in the case");
                return;
            }
        }
        panic!("nobody was asked {question}");
    });
}

/// Answers the question; the first answer counts, and one that is none is refused.
async fn says(world: &World, address: &str, (clause, said): (&str, &str)) {
    let answers = format!("{address}/answers");
    for wrong in [[("question", clause), ("said", "perhaps")], [("question", "8.abuse"), ("said", said)]] {
        assert_eq!(world.post_as_anybody(&answers, &wrong).await.status, 422);
    }
    for said in [said, "yes", "no"] {
        assert_eq!(world.post_as_anybody(&answers, &[("question", clause), ("said", said)]).await.status, 303);
    }
}

#[test]
fn a_customer_who_says_that_they_were_respected_keeps_the_clause() {
    found_when_said("2.duty.respect", "هل عاملناكم باحترام ولطف؟", "yes", "met");
}

#[test]
fn a_customer_who_says_that_they_were_not_respected_breaks_it() {
    found_when_said("2.duty.respect", "هل عاملناكم باحترام ولطف؟", "no", "missed");
}

#[test]
fn a_customer_whose_expectations_were_met_keeps_the_clause() {
    found_when_said("2.duty.attention", "هل جاءت خدمتنا كما توقعتم؟", "yes", "met");
}

#[test]
fn a_customer_whose_expectations_were_not_met_breaks_it() {
    found_when_said("2.duty.attention", "هل جاءت خدمتنا كما توقعتم؟", "no", "missed");
}

#[test]
fn a_customer_who_was_attended_to_at_every_stage_keeps_the_clause() {
    found_when_said("3.human.attention", "هل لمستم اهتمامنا بطلبكم في كل مرحلة؟", "yes", "met");
}

#[test]
fn a_customer_who_was_not_attended_to_at_every_stage_breaks_it() {
    found_when_said("3.human.attention", "هل لمستم اهتمامنا بطلبكم في كل مرحلة؟", "no", "missed");
}

#[test]
fn a_customer_with_a_good_impression_of_government_keeps_the_clause() {
    let question = "هل تركت خدمتنا لديكم انطباعاً حسناً عن الخدمات الحكومية؟";
    found_when_said("3.special.positive-influence", question, "yes", "met");
}

#[test]
fn a_customer_without_a_good_impression_of_government_breaks_it() {
    let question = "هل تركت خدمتنا لديكم انطباعاً حسناً عن الخدمات الحكومية؟";
    found_when_said("3.special.positive-influence", question, "no", "missed");
}

#[test]
fn whether_customers_trust_what_they_were_told_they_say_themselves() {
    found_when_said("3.human.trust", "هل تثقون بما أبلغناكم به؟", "yes", "met");
    found_when_said("3.human.trust", "هل تثقون بما أبلغناكم به؟", "no", "missed");
}

#[test]
fn a_customer_who_is_satisfied_keeps_the_clause() {
    on_each(|world| async move {
        let (mona, opened) = thinks(&world, "4").await;
        assert_eq!(world.finding(&mona, &opened, "1.goal.satisfaction").await, "met");
    });
}

#[test]
fn a_customer_who_is_not_satisfied_breaks_it() {
    on_each(|world| async move {
        let (mona, opened) = thinks(&world, "3").await;
        assert_eq!(world.finding(&mona, &opened, "1.goal.satisfaction").await, "missed");
        let own = world.get(&mona, "/ar/desk/findings").await;
        assert!(own.texts("main").concat().contains("رضا العملاء"), "it stands with whoever had closed the case: {}", own.text);
    });
}

#[test]
fn a_reply_in_the_customers_language_keeps_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "8.bilingual").await, "met");
    });
}

#[test]
fn a_reply_in_another_language_breaks_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let english = [("lang", "en"), ("subject", "Status of your building permit")];
        let answer = world.replies(&mona, &opened, "Your permit will be issued within five working days.", &english).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        assert_eq!(world.finding(&mona, &opened, "8.bilingual").await, "missed");
    });
}

#[test]
fn confidential_data_behind_a_code_keeps_the_clause() {
    let sink = Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        world.makes_sure(&mona, opened.case).await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let fields =
            [("subject", "حالة رخصة البناء"), ("body", NUMBER), ("lang", "ar"), ("version", version.as_str()), ("open_seen", "yes")];
        let sent = world.post(&mona, &format!("{}/secure-replies", opened.path), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(world.finding(&mona, &opened, "2.duty.privacy").await, "met");
    });
}

#[test]
fn confidential_data_that_leaves_openly_breaks_the_clause() {
    on_each(|world| async move {
        world.mona().await;
        let opened = world.huda_asks().await;
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let version = world.case(&fatima, opened.case).await["version"].to_string();
        let taken = world.post(&fatima, &format!("{}/owner", opened.path), &[("seen", &version), ("reason", "تجاوز")]).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        assert_eq!(world.replies(&fatima, &opened, NUMBER, &[("override_reason", "طلبته العميلة")]).await.status, 303);
        assert_eq!(world.finding(&fatima, &opened, "2.duty.privacy").await, "missed");
    });
}

#[test]
fn a_reply_that_puts_the_fault_on_a_colleague_breaks_the_clause() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let text = "نعتذر عن التأخير، والخطأ من زميلي. سيصدر الترخيص خلال خمسة أيام عمل.";
        let checks = [("subject", "s"), ("body", text), ("lang", "ar"), ("version", "1")];
        let remarks = world.post(&mona, &format!("{}/reply-checks", opened.path), &checks).await;
        assert!(remarks.text.contains("إلقاءً للوم"), "it is marked as one types: {}", remarks.text);
        assert_eq!(world.replies(&mona, &opened, text, &[]).await.status, 303, "a warning stops nothing");
        assert_eq!(world.finding(&mona, &opened, "4.during.own-mistakes").await, "missed");
    });
}

#[test]
fn a_reply_that_blames_the_customer_is_marked_and_whether_it_lacks_respect_a_person_alone_sees() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let text = "التأخير بسببكم. سيصدر الترخيص خلال خمسة أيام عمل.";
        let checks = [("subject", "s"), ("body", text), ("lang", "ar"), ("version", "1")];
        let remarks = world.post(&mona, &format!("{}/reply-checks", opened.path), &checks).await;
        assert!(remarks.text.contains("قد يفهمها العميل لوماً"), "it is marked as one types: {}", remarks.text);
        assert_eq!(world.replies(&mona, &opened, text, &[]).await.status, 303);
        assert_eq!(world.finding(&mona, &opened, "2.duty.respect").await, "", "no rule can see that it was kept");
        assert_eq!(world.finding(&mona, &opened, "4.during.own-mistakes").await, "", "no colleague was blamed");
    });
}
