//! Its timed work.

use platform::Job;

use crate::appointment_jobs;
use crate::ask_printers;
use crate::away;
use crate::break_line;
use crate::day;
use crate::lapsed;
use crate::learn;
use crate::nears;
use crate::told::kept;
use crate::turn_push;
use crate::warn;

/// Its timed work.
pub(crate) fn jobs() -> Vec<Job> {
    vec![
        day::JOB,
        away::JOB,
        learn::JOB,
        nears::JOB,
        turn_push::JOB,
        lapsed::JOB,
        appointment_jobs::JOB,
        ask_printers::JOB,
        break_line::JOB,
        warn::ahead::JOB,
        kept::JOB,
    ]
}
