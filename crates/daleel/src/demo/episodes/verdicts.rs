//! Employees do not agree with what the rules found of them, and whoever leads decides.

use desk::Kept;
use guide::Outcome;
use kernel::Result;

use super::supervisor;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

/// The clauses of which findings are disputed, and why.
const WHYS: [(&str, &str); 3] = [
    ("6.email.formal-correct", "الكلمات المذكورة وردت في رسالة العميل نفسه، وقد نقلتها كما كتبها."),
    ("6.email.sla", "وصلت الرسالة في يوم عطلة رسمية، فلا يُحتسب ضمن المدة."),
    ("6.email.answers-all", "أُجيب عن السؤال الثاني في المكالمة، وهي مسجلة في الطلب."),
];

async fn missed(stage: &Stage<'_>, office: usize, clause: &'static str) -> Result<Vec<Kept>> {
    let found = stage.app.read(stage.look(office)?, move |tx| desk::store::findings::of_clause(tx, clause, Outcome::Missed, None, 60));
    let mut found = found.await?;
    found.retain(|one| one.employee.is_some() && one.ruling.is_none());
    Ok(found)
}

/// Three in each office.
pub async fn are_disputed(stage: &mut Stage<'_>) -> Result<()> {
    for office in 0..stage.offices.len() {
        for (clause, why) in WHYS {
            let found = missed(stage, office, clause).await?;
            for one in found.iter().filter(|one| one.dispute.is_none()).take(2) {
                let Some(employee) = one.employee else { continue };
                stage.posts(Person::Staff(office, employee), &format!("/desk/findings/{}/dispute", one.id), &[("why", why)]).await?;
            }
        }
    }
    Ok(())
}

/// The first is overturned, the second upheld, the rest is still to be decided.
pub async fn are_decided(stage: &mut Stage<'_>) -> Result<()> {
    for office in 0..stage.offices.len() {
        let leader = supervisor(stage, office)?;
        let disputed = stage.app.read(stage.look(office)?, |tx| desk::store::findings::disputed(tx, 20)).await?;
        let rulings = [("overturned", "الاعتراض في محله: الكلمة اسم علم."), ("upheld", "المدة تُحتسب بالساعة لا بأيام العمل في هذه القناة.")];
        let theirs = disputed.iter().filter(|one| Some(leader) != one.employee.map(|employee| Person::Staff(office, employee)));
        for (one, (decision, note)) in theirs.zip(rulings) {
            stage.posts(leader, &format!("/desk/findings/{}/decision", one.id), &[("decision", decision), ("note", note)]).await?;
        }
    }
    Ok(())
}
