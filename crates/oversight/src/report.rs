//! Reports: what came and went in a stretch of days, how soon it was answered and settled, and what is left over, beside the days before.

pub(crate) mod ages;
pub(crate) mod cells;
pub(crate) mod entities;
pub(crate) mod figures;
pub(crate) mod of;
mod quality;
pub(crate) mod read;
pub(crate) mod staff;
pub(crate) mod subjects;
pub(crate) mod tables;
