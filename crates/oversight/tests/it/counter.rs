//! A counter of these stories: matters come in, are answered, handed over and closed by the desk's own acts.

use std::time::Duration;

use calendar::Holiday;
use calendar::Measure;
use calendar::ServiceLevel;
use calendar::Standing;
use desk::Case;
use desk::CaseId;
use desk::EntryKind;
use desk::NewCase;
use desk::Said;
use kernel::Actor;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Grant;
use kernel::Lang;
use kernel::Role;
use kernel::Who;
use org::Service;
use org::ServiceId;
use org::Skill;
use store::Tx;

use crate::people::Person;
use crate::world::WORKS;
use crate::world::World;

/// A service of the Ministry of Works.
pub const PERMITS: ServiceId = ServiceId::new(90);

/// The right of somebody who serves.
fn serving(who: &Person) -> Grant {
    as_who(who, Role::Employee)
}

/// The right of somebody with a role.
pub fn as_who(who: &Person, role: Role) -> Grant {
    let actor = Actor { who: Who::Employee(who.id), entity: who.entity, roles: [role].into(), ..Actor::anyone(Lang::En) };
    actor.may(desk::WORK).unwrap()
}

impl World {
    /// Someone of a centre, or of none, who gets what comes to the counter.
    pub async fn clerk(&self, centre: Option<CentreId>, name: &'static str) -> Person {
        let person = self.person_of(WORKS, centre, (name, Role::Employee)).await;
        self.serves_letters(&person).await;
        person
    }

    /// Someone is qualified for what comes to the counter.
    pub async fn serves_letters(&self, person: &Person) {
        let id = person.id;
        self.act(WORKS, move |tx| {
            Lang::ALL
                .into_iter()
                .try_for_each(|lang| org::qualify(tx, &Skill { employee: id, service: None, channel: "letter".into(), lang }))
        })
        .await;
    }

    /// A centre of the Ministry of Works.
    pub async fn centre(&self, id: i64, ar: &'static str, en: &'static str) -> CentreId {
        let (id, name) = (CentreId::new(id), Bilingual::new(ar, en));
        self.act(WORKS, move |tx| org::open_centre(tx, &org::Centre { id, name: name.clone(), place: name })).await;
        id
    }

    /// A service that matters can concern.
    pub async fn offers_permits(&self) {
        let name = Bilingual::new("تراخيص البناء", "Building permits");
        self.act(WORKS, move |tx| org::add_service(tx, &Service { id: PERMITS, name, words: String::new(), is_offered: true })).await;
    }

    /// A matter comes in.
    pub async fn comes(&self, entity: EntityId, service: Option<ServiceId>) -> Case {
        self.opens(entity, matter(service)).await
    }

    /// A matter comes in for which nobody is qualified.
    pub async fn comes_for_nobody(&self, entity: EntityId) -> Case {
        self.opens(entity, NewCase { channel: "video", ..matter(None) }).await
    }

    /// A matter comes in from somebody who writes in a language.
    pub async fn comes_in(&self, entity: EntityId, lang: Lang) -> Case {
        self.opens(entity, NewCase { lang, ..matter(None) }).await
    }

    async fn opens(&self, entity: EntityId, new: NewCase) -> Case {
        self.act(entity, move |tx| {
            let (mut case, interaction) = desk::open_case(tx, new)?;
            desk::say(tx, &mut case, Said { interaction: Some(interaction), ..said(EntryKind::In, None) })?;
            Ok(case)
        })
        .await
    }

    /// A matter comes in that is to be answered within some time.
    pub async fn comes_by(&self, entity: EntityId, level: ServiceLevel) -> Case {
        self.act(entity, move |tx| Ok(desk::open_case(tx, NewCase { level, ..matter(None) })?.0)).await
    }

    /// A day turns out to be a holiday.
    pub async fn closes_on(&self, day: &'static str) {
        let holiday = Holiday {
            date: day.parse().unwrap(),
            name_ar: "عطلة".into(),
            name_en: "Holiday".into(),
            circular: Some("2026/41".into()),
            standing: Standing::Confirmed,
        };
        self.act(WORKS, move |tx| {
            desk::change_calendar(tx, |calendar| {
                calendar.set_holiday(holiday);
                Ok(())
            })
        })
        .await;
    }

    /// Someone leaves the entity, with what they had in hand.
    pub async fn leaves(&self, who: &Person) {
        let id = who.id;
        self.act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &org::Employee { is_active: false, ..known })
        })
        .await;
    }

    /// What a machine sent comes in.
    pub async fn machine_comes(&self) -> Case {
        self.act(WORKS, |tx| Ok(desk::open_quiet_case(tx, matter(None))?.0)).await
    }

    /// Its customer writes again.
    pub async fn writes_again(&self, id: CaseId) {
        self.act(WORKS, move |tx| {
            let mut case = desk::store::case(tx, id)?.unwrap();
            desk::customer_wrote(tx, &mut case, ServiceLevel::email_default())?;
            desk::say(tx, &mut case, said(EntryKind::In, None)).map(drop)
        })
        .await;
    }

    /// Someone answers.
    pub async fn answers(&self, who: &Person, id: CaseId) {
        let me = who.id;
        let act = move |tx: &mut Tx<'_>| {
            let mut case = desk::store::case(tx, id)?.unwrap();
            desk::entity_answered(tx, &mut case)?;
            desk::say(tx, &mut case, said(EntryKind::Out, Some(me))).map(drop)
        };
        self.app.write(serving(who), act).await.unwrap();
    }

    /// Its owner closes it.
    pub async fn closes(&self, who: &Person, id: CaseId) {
        let act = move |tx: &mut Tx<'_>| {
            let case = desk::store::case(tx, id)?.unwrap();
            desk::close_case(tx, id, case.version).map(drop)
        };
        self.app.write(serving(who), act).await.unwrap();
    }

    /// A colleague takes it over.
    pub async fn takes_over(&self, who: &Person, id: CaseId) {
        self.app.write(serving(who), move |tx: &mut Tx<'_>| desk::take_over(tx, id, "I know it").map(drop)).await.unwrap();
    }

    /// Whoever leads gives cases to somebody together.
    pub async fn hands_over_together(&self, who: &Person, to: kernel::EmployeeId, cases: Vec<CaseId>) -> desk::BatchId {
        let act = move |tx: &mut Tx<'_>| desk::do_batch(tx, &desk::Act::Assign { to, note: String::new() }, &cases);
        let batch = self.app.write(as_who(who, Role::Supervisor), act).await.unwrap();
        assert_eq!(batch.left_out, vec![]);
        batch.id
    }

    /// And takes it back.
    pub async fn undoes(&self, who: &Person, batch: desk::BatchId) {
        let done = self.app.write(as_who(who, Role::Supervisor), move |tx: &mut Tx<'_>| desk::undo_batch(tx, batch)).await.unwrap();
        assert_eq!(done.left_out, vec![]);
    }

    /// A case comes from another help desk, where it had been closed days before.
    pub async fn is_brought_closed(&self, owner: kernel::EmployeeId) -> Case {
        let at = |day: &str| format!("2026-11-{day}T09:00:00Z").parse::<kernel::Timestamp>().unwrap();
        let brought = desk::Brought {
            system: "Old Desk".into(),
            number: "T-3".into(),
            channel: "letter",
            level: ServiceLevel::email_default(),
            subject: "A permit".into(),
            text: "When?".into(),
            reply: "On Sunday.".into(),
            lang: Lang::En,
            customer: None,
            author: "Somebody".into(),
            service: None,
            urgency: Default::default(),
            owner: Some(owner),
            opened_at: at("18"),
            answered_at: Some(at("19")),
            is_waiting: false,
            closed_at: Some(at("20")),
        };
        self.act(WORKS, move |tx| Ok(desk::bring_case(tx, &brought)?.0)).await
    }

    /// Someone opens a case of its own from a case's first message.
    pub async fn splits(&self, who: &Person, id: CaseId) -> Case {
        let act = move |tx: &mut Tx<'_>| {
            let first = desk::store::entries(tx, id, None, 1)?.pop().unwrap();
            let part = desk::Part { entry: first.id, text: String::new(), subject: "Another permit".into() };
            desk::split_case(tx, id, &part, &[platform::Channel { key: "letter", ..Default::default() }])
        };
        self.app.write(serving(who), act).await.unwrap()
    }

    /// Everything that happened is counted.
    pub async fn counts(&self) {
        oversight::catch_up(&self.app).await.unwrap();
    }
}

/// So many hours of work.
pub fn working_hours(hours: u64) -> ServiceLevel {
    ServiceLevel::new(Duration::from_secs(hours * 3_600), Measure::Working)
}

fn matter(service: Option<ServiceId>) -> NewCase {
    NewCase {
        kind: "matter",
        channel: "letter",
        subject: "A permit".into(),
        first_words: String::new(),
        lang: Lang::Ar,
        customer: None,
        service,
        level: ServiceLevel::email_default(),
    }
}

fn said(kind: EntryKind, author_id: Option<kernel::EmployeeId>) -> Said {
    Said { author_id, ..Said::new(kind, "letter", "Somebody", "Some words") }
}
