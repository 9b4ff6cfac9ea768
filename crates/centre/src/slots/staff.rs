//! Who can serve which visits at the same instant: as many are served as can be shared out so that each has somebody of their own who is qualified
//! for them and there. Pure.

use super::Span;

/// The service that is asked for, among those that a centre's people serve.
pub const OWN: usize = 0;

/// A visit, and for which service it is.
pub type Visit = (usize, Span);

/// Somebody who serves at the counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Able {
    /// For which services.
    pub serves: Vec<usize>,
    /// When they are known to be away.
    pub away: Vec<Span>,
}

impl Able {
    /// Whoever is away in a part of a visit serves none of it.
    fn can_serve(&self, (service, time): &Visit) -> bool {
        self.serves.contains(service) && !self.away.iter().any(|away| away.meets(time))
    }
}

/// Whether somebody is left for the last of these visits when as many of the others as can be are served, however they are shared out. One that
/// nobody can serve any more, as of whoever has fallen ill since it was booked, stands in nobody's way.
pub(super) fn is_somebody_left(staff: &[Able], visits: &[Visit]) -> bool {
    let Some((last, others)) = visits.split_last() else { return false };
    let qualified = staff.iter().filter(|one| one.can_serve(last)).count();
    // Where more are qualified for it than there are others, one is left however those are shared out.
    qualified > others.len() || qualified > 0 && shared_out(staff, visits).last().copied().unwrap_or_default()
}

/// Whether these visits can all be served at the same instant.
pub fn can_all_be_served(staff: &[Able], visits: &[Visit]) -> bool {
    visits.len() <= staff.len() && shared_out(staff, visits).into_iter().all(|is_served| is_served)
}

/// Of each visit, one after the other, whether somebody was found for it beside those before.
fn shared_out(staff: &[Able], visits: &[Visit]) -> Vec<bool> {
    let can_serve = |who: usize, visit: usize| staff[who].can_serve(&visits[visit]);
    Sharing { can_serve, serves: vec![None; staff.len()], is_lost: vec![false; staff.len()] }.share_out(visits.len())
}

/// Who serves which visit, as far as they are shared out.
struct Sharing<C> {
    /// Whether somebody can serve a visit.
    can_serve: C,
    serves: Vec<Option<usize>>,
    /// Those who were asked in vain: nobody of them can ever be freed for another visit, however the others are shared out, so they are asked
    /// once and not again for each visit that finds nobody.
    is_lost: Vec<bool>,
}

impl<C: Fn(usize, usize) -> bool> Sharing<C> {
    /// Shares out so many visits. As soon as one more has been found somebody, whoever was served before still is, perhaps by another.
    fn share_out(&mut self, visits: usize) -> Vec<bool> {
        let mut found = Vec::with_capacity(visits);
        for visit in 0..visits {
            let mut asked = self.is_lost.clone();
            let is_found = self.finds_somebody(visit, &mut asked);
            if !is_found {
                self.is_lost = asked;
            }
            found.push(is_found);
        }
        found
    }

    /// Finds somebody for a visit: who is free, or else whose own visit finds somebody else of those who were not asked yet.
    fn finds_somebody(&mut self, visit: usize, asked: &mut [bool]) -> bool {
        let everybody = 0..self.serves.len();
        let free = everybody.clone().find(|who| self.serves[*who].is_none() && (self.can_serve)(*who, visit));
        if let Some(who) = free {
            self.serves[who] = Some(visit);
            return true;
        }
        for who in everybody {
            if asked[who] || !(self.can_serve)(who, visit) {
                continue;
            }
            asked[who] = true;
            let Some(other) = self.serves[who] else { continue };
            if self.finds_somebody(other, asked) {
                self.serves[who] = Some(visit);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use kernel::Timestamp;

    use super::*;

    fn span(from: i64, to: i64) -> Span {
        let at = |minute: i64| Timestamp::from_second(1_790_000_000 + minute * 60).unwrap();
        Span { from: at(from), to: at(to) }
    }

    fn able(serves: &[usize]) -> Able {
        Able { serves: serves.to_vec(), away: Vec::new() }
    }

    #[test]
    fn who_is_qualified_for_two_services_serves_one_visit_at_a_time() {
        let (other, own) = ((1, span(0, 30)), (OWN, span(0, 30)));
        assert!(is_somebody_left(&[able(&[OWN, 1])], &[own]));
        assert!(!is_somebody_left(&[able(&[OWN, 1])], &[other, own]));
        assert!(is_somebody_left(&[able(&[OWN, 1]), able(&[1])], &[other, own]), "the colleague takes the other one");
        assert!(is_somebody_left(&[able(&[1]), able(&[OWN, 1])], &[other, own]), "in whichever order they are asked");
        assert!(!is_somebody_left(&[able(&[OWN, 1]), able(&[1])], &[other, other, own]));
        assert!(!is_somebody_left(&[able(&[1])], &[own]), "nobody is qualified");
        assert!(!is_somebody_left(&[], &[own]));
    }

    #[test]
    fn a_visit_that_nobody_can_serve_any_more_stands_in_nobodys_way() {
        let ill = Able { serves: vec![1], away: vec![span(10, 60)] };
        let (other, own) = ((1, span(0, 30)), (OWN, span(0, 30)));
        assert!(is_somebody_left(&[ill.clone(), able(&[OWN])], &[other, own]));
        assert!(!can_all_be_served(&[ill.clone(), able(&[OWN])], &[other, own]), "but it is not served");
        assert!(!is_somebody_left(&[ill.clone(), able(&[OWN, 1])], &[other, own]), "the colleague takes it over");
        assert!(can_all_be_served(&[ill, able(&[OWN, 1]), able(&[OWN])], &[other, own]));
    }

    #[test]
    fn hundreds_of_visits_at_once_are_shared_out_in_few_questions() {
        // So many people, all of them equal, so many visits, and how many of those are served.
        for (people, visits, found) in [(400, 400, 400), (200, 400, 200), (400, 800, 400), (0, 400, 0)] {
            let asked = Cell::new(0_usize);
            let can_serve = |_: usize, _: usize| {
                asked.set(asked.get() + 1);
                true
            };
            let mut sharing = Sharing { can_serve, serves: vec![None; people], is_lost: vec![false; people] };
            assert_eq!(sharing.share_out(visits).into_iter().filter(|is_found| *is_found).count(), found);
            assert!(asked.get() <= people * 2 + visits, "{people} people were asked {} times for {visits} visits", asked.get());
        }
    }

    #[test]
    fn whoever_was_asked_in_vain_is_not_needed_by_those_who_come_later() {
        // The first serves the first two services, the second the second alone, the third the third and the second.
        let staff = [able(&[OWN, 1]), able(&[1]), able(&[2, 1])];
        let visits: Vec<Visit> = [OWN, 1, OWN, OWN, 2, 2, 1].into_iter().map(|kind| (kind, span(0, 30))).collect();
        assert_eq!(shared_out(&staff, &visits), [true, true, false, false, true, false, false]);
    }
}
