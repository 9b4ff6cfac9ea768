//! What a centre is like: its services, who serves when, and how many come.

use crate::Law;

/// A service that a centre offers.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Its number.
    pub service: i64,
    /// The share of customers who come for it.
    pub share: f64,
    /// The kinds of matters that it is made of, each with its share: a question is short, a full request is long.
    pub matters: Vec<(f64, Law)>,
}

impl Offered {
    /// The mean time of service, in seconds.
    pub fn mean(&self) -> f64 {
        self.matters.iter().map(|(share, law)| share * law.mean()).sum()
    }
}

/// Who serves, when, and how fast. Minutes are counted from when the centre opens.
#[derive(Clone, Debug)]
pub struct Staff {
    /// The number of the employee.
    pub id: i64,
    /// The services that they are qualified for; empty for all.
    pub services: Vec<i64>,
    /// When their counter opens.
    pub from_minute: u32,
    /// When it closes.
    pub until_minute: u32,
    /// When their breaks begin, and how many minutes each is planned to last.
    pub breaks: Vec<(u32, u32)>,
    /// How much longer than others they take.
    pub pace: f64,
}

/// A centre.
#[derive(Clone, Debug)]
pub struct Centre {
    /// What it offers.
    pub services: Vec<Offered>,
    /// Who serves.
    pub staff: Vec<Staff>,
    /// How the customers of a day come over its half hours, as shares.
    pub profile: Vec<f64>,
    /// How many come on an ordinary day.
    pub customers: f64,
    /// How much days differ by chance: the deviation of the logarithm of how many come.
    pub unrest: f64,
    /// The share of customers with priority.
    pub priority_share: f64,
    /// How fast their wait counts, in per cent.
    pub priority_rate: u32,
    /// The share of customers who booked a time.
    pub booked_share: f64,
    /// How fast the wait of the booked counts, in per cent.
    pub booked_rate: u32,
    /// The share of the booked who never come.
    pub booked_misses: f64,
    /// The share of those waiting who do not appear when they are called.
    pub misses: f64,
    /// The share of customers whose ticket is parked while they fetch something.
    pub parks: f64,
    /// The share of days on which each employee is absent.
    pub absent: f64,
    /// The share of services after which an employee is away for some unplanned minutes.
    pub interruptions: f64,
}

impl Centre {
    /// A busy one: ten counters, four services, two rushes, seven hours, breaks, bookings, no-shows. `load` is the share of the counters'
    /// time that the customers of an ordinary day take.
    pub fn busy(load: f64) -> Centre {
        let offered = |service, share, short, long| Offered {
            service,
            share,
            matters: vec![(0.3, Law::around(short, 0.45)), (0.7, Law::around(long, 0.5))],
        };
        let services = vec![
            offered(1, 0.4, 150.0, 360.0),
            offered(2, 0.3, 210.0, 600.0),
            offered(3, 0.2, 180.0, 480.0),
            offered(4, 0.1, 240.0, 1080.0),
        ];
        let qualified: [&[i64]; 10] = [&[], &[1, 2], &[1, 2, 3], &[1, 3], &[2, 4], &[1, 2, 3], &[], &[1, 4], &[2, 3], &[1]];
        let staff = qualified.iter().zip(0_u32..).map(|(services, place)| Staff {
            id: i64::from(place) + 1,
            services: services.to_vec(),
            from_minute: if place == 9 { 60 } else { 0 },
            until_minute: 420,
            breaks: vec![(90 + 15 * (place % 5), 15), (210 + 20 * (place % 5), 20)],
            pace: 0.85 + 0.035 * f64::from(place),
        });
        let profile = vec![0.06, 0.09, 0.11, 0.11, 0.09, 0.07, 0.06, 0.06, 0.08, 0.09, 0.07, 0.05, 0.04, 0.02];
        Centre { staff: staff.collect(), services, profile, ..Centre::plain(1, load) }.with_load(load)
    }

    /// One without anything that disturbs: equal counters open all day, one service of exponential-like spread, no breaks, no bookings,
    /// customers evenly over eight hours.
    pub fn plain(counters: u32, load: f64) -> Centre {
        let staff = (1..=counters).map(|id| Staff {
            id: i64::from(id),
            services: Vec::new(),
            from_minute: 0,
            until_minute: 480,
            breaks: Vec::new(),
            pace: 1.0,
        });
        let centre = Centre {
            services: vec![Offered { service: 1, share: 1.0, matters: vec![(1.0, Law::around(360.0, 0.6))] }],
            staff: staff.collect(),
            profile: vec![1.0 / 16.0; 16],
            customers: 0.0,
            unrest: 0.0,
            priority_share: 0.0,
            priority_rate: 300,
            booked_share: 0.0,
            booked_rate: 300,
            booked_misses: 0.0,
            misses: 0.0,
            parks: 0.0,
            absent: 0.0,
            interruptions: 0.0,
        };
        centre.with_load(load)
    }

    /// The same with as many customers as take this share of the counters' time.
    #[must_use]
    pub fn with_load(self, load: f64) -> Centre {
        let customers = load * self.counter_seconds() / self.mean();
        Centre { customers, ..self }
    }

    /// The same with what disturbs a real one: a tenth with priority, bookings, no-shows, parked tickets, absences, interruptions.
    #[must_use]
    pub fn disturbed(self) -> Centre {
        Centre {
            unrest: 0.10,
            priority_share: 0.12,
            booked_share: 0.15,
            booked_misses: 0.15,
            misses: 0.06,
            parks: 0.04,
            absent: 0.04,
            interruptions: 0.04,
            ..self
        }
    }

    /// The mean time of service, in seconds.
    pub fn mean(&self) -> f64 {
        self.services.iter().map(|offered| offered.share * offered.mean()).sum()
    }

    fn counter_seconds(&self) -> f64 {
        let own = self.staff.iter().map(|staff| {
            let breaks: u32 = staff.breaks.iter().map(|(_, minutes)| minutes).sum();
            f64::from(staff.until_minute - staff.from_minute - breaks) * 60.0 / staff.pace
        });
        own.sum()
    }
}
