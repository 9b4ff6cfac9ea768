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
    shared_out(staff, visits).last().copied().unwrap_or_default()
}

/// Whether these visits can all be served at the same instant.
pub fn can_all_be_served(staff: &[Able], visits: &[Visit]) -> bool {
    shared_out(staff, visits).into_iter().all(|is_served| is_served)
}

/// Of each visit, one after the other, whether somebody was found for it beside those before.
fn shared_out(staff: &[Able], visits: &[Visit]) -> Vec<bool> {
    let mut sharing = Sharing { staff, visits, serves: vec![None; staff.len()] };
    // As soon as one more has been found somebody, whoever was served before still is, perhaps by another.
    (0..visits.len()).map(|visit| sharing.finds_somebody(visit, &mut vec![false; staff.len()])).collect()
}

/// Who serves which visit, as far as they are shared out.
struct Sharing<'s> {
    staff: &'s [Able],
    visits: &'s [Visit],
    serves: Vec<Option<usize>>,
}

impl Sharing<'_> {
    /// Finds somebody for a visit: who is free, or whose own visit finds somebody else of those who were not asked yet.
    fn finds_somebody(&mut self, visit: usize, asked: &mut [bool]) -> bool {
        for who in 0..self.staff.len() {
            if asked[who] || !self.staff[who].can_serve(&self.visits[visit]) {
                continue;
            }
            asked[who] = true;
            let is_free = match self.serves[who] {
                None => true,
                Some(other) => self.finds_somebody(other, asked),
            };
            if is_free {
                self.serves[who] = Some(visit);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
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
}
