//! One entity's letters have taken more than their part of the time. While somebody of another entity is at work, its next one waits, and
//! the other's does not; none is lost.

use std::pin::pin;
use std::time::Duration;
use std::time::Instant;

use kernel::Role;
use serde_json::json;

use crate::mail::letter;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn beyond_an_entitys_part_of_the_time_its_letters_wait_while_somebody_of_another_works_and_none_is_lost() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let nour = world.person(HEALTH, ("نور", "Nour"), Role::Employee).await;
        let of_health = |number: u32| letter("سارة <sara@example.com>", &format!("موعد {number}"), "متى موعدي؟");
        let appointment = world.arrives_at("contact@health.example", of_health(0)).await;
        let (long, begun) = (world.app.intake_turn(WORKS, 0).await.unwrap(), Instant::now());
        while begun.elapsed() < Duration::from_millis(600) {
            world.act(WORKS, |tx| tx.next_number("pages").map(drop)).await;
        }
        let notes = format!("/api/v1/cases/{}/notes", appointment.case);
        let (status, noted) = world.program(&nour, "POST", &notes, Some(json!({"text": "اتصلنا بها"}))).await;
        assert_eq!(status, 200, "{noted}");
        let mut asks = pin!(world.huda_asks());
        for number in 1..4 {
            tokio::select! {
                biased;
                _ = &mut asks => panic!("Huda's letter came to the Ministry of Works before its turn"),
                _ = world.arrives_at("contact@health.example", of_health(number)) => {}
            }
        }
        drop(long);
        let asked = asks.await;
        assert_eq!(world.case(&mona, asked.case).await["subject"], "حالة رخصة البناء");
    });
}
