//! Replies that leave later.

use kernel::Role;
use platform::accounts;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::mail::letter;
use crate::people::Person;
use crate::world::Answer;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const HOUR: u64 = 3600;

impl World {
    /// Puts a reply off for so many hours.
    async fn puts_off(&self, who: &Person, opened: &Opened, hours: u64) -> Answer {
        let version = self.case(who, opened.case).await["version"].to_string();
        let at = (self.app.now() + std::time::Duration::from_secs(hours * HOUR)).to_zoned(ui::bahrain());
        let (day, time) = (at.strftime("%d/%m/%Y").to_string(), at.strftime("%H:%M").to_string());
        let text = [("subject", "حالة رخصة البناء"), ("body", ANSWER), ("lang", "ar"), ("version", version.as_str())];
        let when = [("open_seen", "yes"), ("when", "chosen"), ("send_day", day.as_str()), ("send_time", time.as_str())];
        self.post(who, &format!("{}/reply-schedule", opened.path), &[text.as_slice(), &when].concat()).await
    }

    /// How many replies of a case were sent.
    async fn replies_of(&self, opened: &Opened) -> usize {
        let case = opened.case;
        let all = self.act(WORKS, move |tx| email::store::messages_of_case(tx, kernel::Id::new(case))).await;
        all.iter().filter(|message| message.is_out).count()
    }
}

#[test]
fn a_reply_leaves_at_its_time_and_once_with_its_files() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let files: [(&str, &[u8]); 1] = [("permit.pdf", b"%PDF-1.7")];
        assert_eq!(world.upload(&mona, &format!("{}/reply-files", opened.path), &files).await.status, 303);
        assert_eq!(world.puts_off(&mona, &opened, 3).await.status, 303);
        let page = world.get(&mona, &opened.path).await;
        assert!(page.says("سيُرسل هذا الرد في") && page.says(ANSWER), "{}", page.text);
        world.after(HOUR).await;
        assert_eq!(world.replies_of(&opened).await, 0, "not before its time");
        for _ in 0..3 {
            world.after(HOUR).await;
        }
        assert_eq!(world.replies_of(&opened).await, 1);
        let (sent, _) = world.reply_of(&opened).await;
        assert_eq!(sent.attachments.len(), 1);
        assert!(!world.get(&mona, &opened.path).await.says("سيُرسل هذا الرد في"));
    });
}

#[test]
fn a_time_after_the_one_at_which_the_reply_is_due_is_said_to_be_late() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let late = "هذا الموعد بعد الموعد الذي يستحق فيه العميل الرد";
        assert_eq!(world.puts_off(&mona, &opened, 2).await.status, 303);
        assert!(!world.get(&mona, &opened.path).await.says(late));
        assert_eq!(world.puts_off(&mona, &opened, 24 * 5).await.status, 303);
        assert!(world.get(&mona, &opened.path).await.says(late), "the customer was to have it before");
    });
}

#[test]
fn what_the_customer_wrote_meanwhile_holds_a_reply_back_and_its_writer_is_told() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (sent, _) = world.reply_of(&opened).await;
        let again = letter("هدى أحمد <huda@example.com>", "Re: حالة رخصة البناء", "شكراً. وكم الرسوم؟");
        let again = again.replace("MIME-Version", &format!("In-Reply-To: <{}>\r\nMIME-Version", sent.message_id));
        world.arrives_at(CONTACT, again.clone()).await;
        assert_eq!(world.puts_off(&mona, &opened, 2).await.status, 303);
        let more = again.replace("كم الرسوم", "متى أستلمها").replace("Message-ID: <", "Message-ID: <2");
        world.arrives_at(CONTACT, more).await;
        world.after(3 * HOUR).await;
        assert_eq!(world.replies_of(&opened).await, 1, "no answer to what was not read");
        let page = world.get(&mona, &opened.path).await;
        assert!(!page.says("سيُرسل هذا الرد في") && page.texts("textarea.composer__box").concat().contains("خمسة أيام"), "it is a draft");
        assert!(world.get(&mona, "/ar/desk/notices").await.says("لم يُرسل ردك في موعده"));
    });
}

#[test]
fn a_reply_is_called_back_and_one_that_could_not_leave_is_not_put_off() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        assert_eq!(world.puts_off(&salem, &opened, 2).await.status, 409, "only the owner answers");
        assert_eq!(world.puts_off(&mona, &opened, 24 * 15).await.status, 422, "not three weeks ahead");
        assert_eq!(world.puts_off(&mona, &opened, 2).await.status, 303);
        let back = format!("{}/reply-schedule/removal", opened.path);
        for _ in 0..2 {
            assert_eq!(world.post(&mona, &back, &[]).await.status, 303, "a second press too");
        }
        world.after(3 * HOUR).await;
        assert_eq!(world.replies_of(&opened).await, 0);
        assert!(world.get(&mona, &opened.path).await.says(ANSWER), "the text is there to go on with");
    });
}

#[test]
fn whoever_left_meanwhile_sends_nothing_more() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.puts_off(&mona, &opened, 2).await.status, 303);
        let account = mona.id;
        world.act(WORKS, move |tx| accounts::disable(tx, account)).await;
        world.after(3 * HOUR).await;
        assert_eq!(world.replies_of(&opened).await, 0);
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        assert!(world.get(&salma, &format!("{}?tab=timeline", opened.path)).await.says("لم يُرسل الرد في موعده"));
    });
}
