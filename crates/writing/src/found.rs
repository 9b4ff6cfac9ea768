//! What of a message speaks for each service of a catalogue, and how much.

use std::collections::BTreeMap;

use crate::matter::Because;
use crate::matter::NAMED;

/// The least that must speak for a service: one word that few services share.
const LEAST: f64 = 0.9;
/// How much more must speak for a service than for the next one.
const AHEAD: f64 = 1.15;

/// What speaks for each service.
pub(crate) struct Found {
    weights: Vec<f64>,
    says: Vec<Vec<String>>,
    /// A word speaks once for a service, however often it is said, and with the most that it has.
    counted: BTreeMap<(usize, String), f64>,
}

impl Found {
    /// Nothing yet, for so many services.
    pub(crate) fn new(services: usize) -> Found {
        Found { weights: vec![0.0; services], says: vec![Vec::new(); services], counted: BTreeMap::new() }
    }

    /// A word, or several, speak for a service, as they were said.
    pub(crate) fn speak(&mut self, service: usize, key: &str, weight: f64, said: &str) {
        let counted = self.counted.entry((service, key.to_owned())).or_default();
        if weight > *counted {
            self.weights[service] += weight - *counted;
            *counted = weight;
            if !self.says[service].iter().any(|known| known == said) {
                self.says[service].push(said.to_owned());
            }
        }
    }

    /// The service for which most speaks; none where nothing speaks for one alone.
    pub(crate) fn best(mut self) -> Because<Option<usize>> {
        let mut order: Vec<usize> = (0..self.weights.len()).collect();
        order.sort_by(|a, b| self.weights[*b].total_cmp(&self.weights[*a]));
        let Some(first) = order.first().copied() else { return Because::default() };
        let next = order.get(1).map_or(0.0, |second| self.weights[*second]);
        if self.weights[first] < LEAST || self.weights[first] < next * AHEAD {
            return Because::default();
        }
        let mut says = std::mem::take(&mut self.says[first]);
        says.truncate(NAMED);
        Because { what: Some(first), says }
    }
}
