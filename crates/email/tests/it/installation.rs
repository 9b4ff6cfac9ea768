//! Letters of the installation itself, which are no entity's.

use kernel::Role;

use crate::sink::Sink;
use crate::world::WORKS;
use crate::world::on_each_with;

#[test]
fn whoever_forgot_their_password_gets_a_letter_though_it_belongs_to_no_entity() {
    let sink = Sink::open();
    let sink = &sink;
    let settings = [sink.settings(), vec![("mail.sender".into(), "no-reply@gov.example".into())]].concat();
    on_each_with(&settings, |world| async move {
        sink.serve();
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        let asked = world.post_as_anybody("/ar/sign-in/forgotten", &[("email", &format!("salma@{WORKS}.gov.bh"))]).await;
        assert!([200, 303].contains(&asked.status), "{} {}", asked.status, asked.text);
        platform::deliveries::run_due(&world.app).await.unwrap();
        let letters = sink.kept();
        assert_eq!(letters.len(), 1, "for {}", salma.id);
        assert_eq!(letters[0].recipients[0].address, format!("salma@{WORKS}.gov.bh"));
    });
}
