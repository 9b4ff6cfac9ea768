//! The columns of a centre's table, and what stands in a line of it.

use kernel::Result;
use kernel::invalid;

/// The columns of the table: what each is called in Arabic and in English. A line may leave the names of a queue
/// empty that is there already or stands further up.
pub(crate) const COLUMNS: [(&str, &str); 16] = [
    ("حرف الصف", "Queue letter"),
    ("اسم الصف بالعربية", "Queue in Arabic"),
    ("اسم الصف بالإنجليزية", "Queue in English"),
    ("الخدمة", "Service"),
    ("أقصى انتظار بالدقائق", "Longest wait in minutes"),
    ("عدد الشبابيك", "Counters"),
    ("اليوم", "Day"),
    ("ساعات العمل", "Hours"),
    ("بريد الموظف", "Employee email"),
    ("الدور", "Role"),
    ("يخدم في", "Serves"),
    ("لغة الخدمة", "Language of service"),
    ("اسم المنطقة بالعربية", "Zone in Arabic"),
    ("اسم المنطقة بالإنجليزية", "Zone in English"),
    ("شبابيك المنطقة", "Zone counters"),
    ("مكتب مدير المركز", "Office of the manager"),
];
pub(super) const LETTER: usize = 0;
pub(super) const NAME_AR: usize = 1;
pub(super) const NAME_EN: usize = 2;
pub(super) const SERVICE: usize = 3;
pub(super) const MINUTES: usize = 4;
pub(super) const COUNTERS: usize = 5;
pub(super) const DAY: usize = 6;
pub(super) const HOURS: usize = 7;
pub(super) const EMAIL: usize = 8;
pub(super) const ROLE: usize = 9;
pub(super) const SERVES: usize = 10;
pub(super) const LANGUAGE: usize = 11;
pub(super) const ZONE_AR: usize = 12;
pub(super) const ZONE_EN: usize = 13;
pub(super) const ZONE_COUNTERS: usize = 14;
pub(super) const OFFICE: usize = 15;
/// The columns of queues and services, which stand in a table together or not at all.
pub(super) const OF_QUEUES: [usize; 5] = [LETTER, NAME_AR, NAME_EN, SERVICE, MINUTES];
/// The columns of those who work in a centre.
pub(super) const OF_STAFF: [usize; 4] = [EMAIL, ROLE, SERVES, LANGUAGE];

/// A table has at most so many lines that say something of the centre itself,
const MOST_LINES: usize = 500;
/// and so many of those who work there: whoever has no centre stands in the table of each.
const MOST_STAFF: usize = 5_000;

/// What stands in a line, by the places of the columns.
#[derive(Clone, Copy)]
pub(super) struct Cells<'t>(pub(super) &'t [Option<usize>; COLUMNS.len()], pub(super) &'t [String]);

impl<'t> Cells<'t> {
    pub(super) fn at(self, column: usize) -> &'t str {
        let Cells(places, cells) = self;
        places[column].and_then(|place| cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// Whether something stands in one of these columns.
    pub(super) fn has(self, columns: &[usize]) -> bool {
        columns.iter().any(|column| !self.at(*column).is_empty())
    }
}

/// The columns that a table lacks: those of queues, unless it has none of them and says something else.
pub(super) fn missing(places: [Option<usize>; COLUMNS.len()]) -> Vec<usize> {
    let says_else = places[COUNTERS..].iter().any(Option::is_some);
    let has_some = OF_QUEUES.iter().any(|column| places[*column].is_some());
    OF_QUEUES.into_iter().filter(|column| (has_some || !says_else) && places[*column].is_none()).collect()
}

/// Lines of those who work in a centre are counted apart: they are as many as the entity has people.
///
/// # Errors
/// `Invalid` for more than a table may have.
pub(super) fn must_be_short(rows: &[Cells<'_>]) -> Result<()> {
    let staff = rows.iter().filter(|row| row.has(&OF_STAFF)).count();
    if staff > MOST_STAFF || rows.len() - staff > MOST_LINES { Err(invalid("files", "centre-table-long")) } else { Ok(()) }
}
