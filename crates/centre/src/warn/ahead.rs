//! Those who lead a floor are told before customers wait longer than they should, also while nobody looks at it (4.before.no-long-wait): once for
//! each queue and threat, with what would prevent it.

use std::collections::BTreeSet;
use std::time::Duration;

use ::store::Tx;
use desk::notices::tell_place;
use desk::round;
use futures::FutureExt;
use kernel::Actor;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use ui::Words;

use super::Warning;
use super::threatened;
use super::warning;
use crate::hours::is_open_now;
use crate::issue::centre_of;
use crate::issue::today;
use crate::queue::QueueId;
use crate::scene::Scene;
use crate::send_on::reaching;
use crate::store;
use crate::turn_events::LongWaitsTold;

/// Warn of long waits.
pub(crate) const WARN: Permission = Permission { key: "centre.warn", roles: &[Role::System] };
/// A threat that was not seen for so long has passed: one that comes after it is told again.
const PASSED: Duration = Duration::from_secs(5 * 60);

/// Every minute: where somebody waits.
pub(crate) const JOB: Job =
    Job { key: "centre.warnings", when: When::Every(Duration::from_secs(60)), run: |app, lease| each_minute(app, lease).boxed() };

async fn each_minute(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    for entity in app.read(clock.may(WARN)?, org::store::entities).await? {
        let grant = clock.may(WARN)?.within(entity.id);
        for centre in app.read(grant.clone(), waited_in).await? {
            let words = app.words().clone();
            // What is to be expected is reckoned beside the writer, which everybody else needs.
            match app.read(grant.clone(), move |tx| look_ahead(tx, &words, centre)).await {
                Ok(Some(threat)) => round::each(&app, grant.clone(), centre.get(), move |tx| tell(tx, centre, threat)).await?,
                Ok(None) => {}
                Err(error) => round::left(error, centre.get())?,
            }
        }
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// The centres of an entity that are open and in which somebody waits.
fn waited_in(tx: &mut Tx<'_>) -> Result<Vec<CentreId>> {
    let (day, mut found) = (today(tx), Vec::new());
    for centre in org::store::centres(tx)? {
        if store::does_anybody_wait(tx, centre.id, &day)? && is_open_now(tx, centre.id)? {
            found.push(centre.id);
        }
    }
    Ok(found)
}

/// What is told of queues of which nobody was told yet.
struct New {
    queues: BTreeSet<QueueId>,
    warning: Warning,
    said: Bilingual,
}

/// What threatens a centre.
struct Threat {
    /// The queues in which somebody will probably be called later than they should.
    queues: BTreeSet<QueueId>,
    /// What is to be expected and what is said of it; none where all of these queues are known to be threatened.
    new: Option<New>,
}

fn look_ahead(tx: &mut Tx<'_>, words: &Words, centre: CentreId) -> Result<Option<Threat>> {
    let (scene, since) = (Scene::of(tx, centre)?, tx.now() - PASSED);
    let queues = threatened(tx, &scene)?;
    if queues.is_empty() {
        return Ok(None);
    }
    let known = store::warned(tx, centre, since)?;
    let new: BTreeSet<QueueId> = queues.difference(&known).copied().collect();
    if new.is_empty() {
        return Ok(Some(Threat { queues, new: None }));
    }
    let warning = warning(tx, &scene)?;
    let said = said(tx, words, (centre, &new, &warning))?;
    Ok(Some(Threat { queues, new: Some(New { queues: new, warning, said }) }))
}

/// Where it will be, how many will wait too long, and what helps most, in both languages.
fn said(tx: &mut Tx<'_>, words: &Words, (centre, new, warning): (CentreId, &BTreeSet<QueueId>, &Warning)) -> Result<Bilingual> {
    let known = centre_of(tx, centre)?;
    let queues: Vec<_> = store::queues(tx, centre)?.into_iter().filter(|queue| new.contains(&queue.id)).collect();
    let in_words = |lang: Lang| {
        let names: Vec<String> = queues.iter().map(|queue| format!("{} ({})", queue.name.get(lang), queue.letter)).collect();
        let place = [("centre", known.name.get(lang).into()), ("queues", names.join(" · ").into())];
        let late = [("late", warning.late.into()), ("waiting", warning.waiting.into())];
        let helps = warning.helps_in_words(words, lang).into_iter().next().unwrap_or_default();
        [words.say(lang, "centre-long-waits", &place), words.say(lang, "centre-warning", &late), helps].join(" ")
    };
    Ok(Bilingual::new(in_words(Lang::Ar), in_words(Lang::En)))
}

fn tell(tx: &mut Tx<'_>, centre: CentreId, threat: Threat) -> Result<()> {
    threat.queues.iter().try_for_each(|queue| store::save_warned(tx, centre, *queue))?;
    let Some(New { queues, warning, said }) = threat.new else { return Ok(()) };
    let (leaders, place) = (leaders(tx, centre)?, format!("/desk/centres/{centre}"));
    for leader in &leaders {
        tell_place(tx, *leader, "long-waits", (&place, &said))?;
    }
    tx.record(LongWaitsTold {
        centre: centre.get(),
        queues: queues.into_iter().map(Id::get).collect(),
        late: warning.late,
        waiting: warning.waiting,
        told: leaders.into_iter().map(Id::get).collect(),
    })
    .map(drop)
}

/// Who leads the floor of a centre now: the supervisors and managers who reach it and are not away; where there are none, the administrators of
/// the entity.
pub(crate) fn leaders(tx: &mut Tx<'_>, centre: CentreId) -> Result<Vec<EmployeeId>> {
    let now = tx.now();
    let away = org::store::absences_at(tx, now)?;
    for roles in [&[Role::Supervisor, Role::CentreManager][..], &[Role::EntityAdministrator]] {
        let mut here = reaching(tx, centre, roles)?;
        here.retain(|id| away.iter().all(|absence| absence.employee != *id));
        here.sort_unstable();
        if !here.is_empty() {
            return Ok(here);
        }
    }
    Ok(Vec::new())
}
