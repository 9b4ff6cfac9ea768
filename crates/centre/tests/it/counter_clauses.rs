//! Clauses of what is done at a counter, kept once and broken once: what the customer was told at the end.

use crate::clauses::begins;
use crate::clauses::finding;
use crate::clauses::serves;
use crate::world::on_each;

/// What the customer says of themselves.
const REEM: [(&str, &str); 3] = [("name", "Reem Alnoor"), ("phone", "3912 3456"), ("email", "")];

#[test]
fn a_customer_to_whom_what_was_done_was_sent_was_told_the_steps() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        world.does(&mona, "customer", &REEM).await;
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "text")];
        world.does(&mona, "completion", &done).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "met");
    });
}

#[test]
fn whether_a_customer_has_what_was_said_in_words_is_not_observed() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        let done = [("steps", "The permit was renewed."), ("outcome", "settled"), ("told", "words")];
        world.does(&mona, "completion", &done).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "not-observed");
    });
}

#[test]
fn a_visit_that_nobody_completed_before_the_night_told_no_steps() {
    on_each(|world| async move {
        let (mona, _) = begins(&world).await;
        serves(&world, &mona).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "nothing", "it goes on");
        world.after(24 * 3600).await;
        assert_eq!(finding(&world, &mona, "4.after.steps-taken").await, "missed");
    });
}
