//! How many counters it takes: Erlang C, and Erlang A where it is known how long people stay (Mandelbaum and Zeltyn, 2007).

/// What comes in one stretch of time, half an hour for example.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// How many come in an hour.
    pub an_hour: f64,
    /// For how long each takes a counter on average, in seconds; above 0.
    pub busy_seconds: f64,
    /// The squared coefficient of variation of that: 1 is Erlang's own case; [`Law::variation`](crate::Law::variation) says it of a law. Waits
    /// are then longer or shorter by (1 + variation) / 2 (Allen and Cunneen's approximation). Not used where patience is known.
    pub variation: f64,
    /// How long people wait on average before they leave, in seconds, where that is known.
    pub patience_seconds: Option<f64>,
}

/// How those who come are served.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Served {
    /// The share of those who come who wait at all.
    pub waits: f64,
    /// The share of all who come who are called within the target time.
    pub within: f64,
    /// The share who leave before they are called.
    pub leaves: f64,
    /// The mean wait of all who come, in seconds; infinite where more come than can be served and nobody leaves.
    pub mean_wait: f64,
    /// The share of their time in which counters are taken.
    pub occupancy: f64,
}

impl Demand {
    /// The load: how many counters would be taken all the time.
    pub fn load(&self) -> f64 {
        self.an_hour * self.busy_seconds / 3600.0
    }

    /// How they are served by so many counters; `target_seconds` is within what time they are to be called.
    pub fn served(&self, counters: u32, target_seconds: f64) -> Served {
        match self.patience_seconds {
            Some(patience) if counters > 0 => self.with_patience(counters, target_seconds, patience),
            _ => self.without_patience(counters, target_seconds),
        }
    }

    /// The least number of counters, up to `most`, with which this share is called within the target time; none if even those do not do.
    pub fn counters_for(&self, share: f64, target_seconds: f64, most: u32) -> Option<u32> {
        (1..=most).find(|counters| self.served(*counters, target_seconds).within >= share)
    }

    fn without_patience(&self, counters: u32, target: f64) -> Served {
        let (load, spare) = (self.load(), f64::from(counters) - self.load());
        if spare <= 0.0 {
            return Served { waits: 1.0, within: 0.0, leaves: 0.0, mean_wait: f64::INFINITY, occupancy: 1.0 };
        }
        let waits = erlang_c(load, counters);
        let longer = (1.0 + self.variation) / 2.0;
        let mean_of_waiting = longer * self.busy_seconds / spare;
        Served {
            waits,
            within: 1.0 - waits * (-target / mean_of_waiting).exp(),
            leaves: 0.0,
            mean_wait: waits * mean_of_waiting,
            occupancy: load / f64::from(counters),
        }
    }

    /// The wait that is offered has the density λ·exp(λH(v) − nμv) / (ε + λJ), where H(v) = (1 − exp(−θv)) / θ, J is the integral of that
    /// exponential and ε the inverse of Erlang B for one counter less.
    fn with_patience(&self, counters: u32, target: f64, patience: f64) -> Served {
        let (arrivals, ends) = (self.an_hour / 3600.0, f64::from(counters) / self.busy_seconds);
        let exponent = |v: f64| arrivals * patience * (1.0 - (-v / patience).exp()) - ends * v;
        // The exponent is greatest where as many come and stay as are served; it is taken out, for it may be large.
        let greatest_at = if arrivals > ends { patience * (arrivals / ends).ln() } else { 0.0 };
        let greatest = exponent(greatest_at);
        let mut end = greatest_at + patience.min(self.busy_seconds);
        while exponent(end) - greatest > -40.0 {
            end *= 1.5;
        }
        let end = end.max(target);
        let density = |v: f64| (exponent(v) - greatest).exp();
        let stays = |v: f64| density(v) * (-v / patience).exp();
        let whole = integral(density, 0.0, target) + integral(density, target, end);
        let (soon, late) = (integral(stays, 0.0, target), integral(stays, target, end));
        let nobody_waits = (-greatest).exp() / (arrivals * erlang_b(self.load(), counters - 1));
        let all = nobody_waits + whole;
        let leaves = (whole - soon - late).max(0.0) / all;
        Served {
            waits: whole / all,
            within: (nobody_waits + soon) / all,
            leaves,
            mean_wait: leaves * patience,
            occupancy: self.load() * (1.0 - leaves) / f64::from(counters),
        }
    }
}

/// The share that finds all counters taken where nobody waits.
fn erlang_b(load: f64, counters: u32) -> f64 {
    (1..=counters).fold(1.0, |blocked, counter| load * blocked / (f64::from(counter) + load * blocked))
}

/// The share that waits where everybody does; the load is below the number of counters.
fn erlang_c(load: f64, counters: u32) -> f64 {
    let blocked = erlang_b(load, counters);
    blocked / (1.0 - load / f64::from(counters) * (1.0 - blocked))
}

/// Simpson's rule.
fn integral(of: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    const STEPS: u32 = 2000;
    let step = (to - from) / f64::from(STEPS);
    let inner = (1..STEPS).map(|place| of(from + step * f64::from(place)) * if place % 2 == 1 { 4.0 } else { 2.0 });
    (of(from) + of(to) + inner.sum::<f64>()) * step / 3.0
}
