//! The Hijri date, against what was announced.

use calendar::Date;
use calendar::Hijri;
use calendar::bahrain;
use calendar::hijri;
use jiff::civil::date;

#[test]
fn the_first_of_muharram_1448_was_the_sixteenth_of_june_2026() {
    assert_eq!(hijri(date(2026, 6, 16)), Some(Hijri { year: 1448, month: 1, day: 1 }));
    assert_eq!(hijri(date(2026, 6, 15)).unwrap().month, 12);
}

#[test]
fn the_seeded_islamic_days_are_no_further_from_umm_al_qura_than_the_moon_can_move_them() {
    let islamic =
        [("Eid al-Fitr", 10, 1), ("Eid al-Adha", 12, 10), ("Hijri New Year", 1, 1), ("Ashura", 1, 9), ("The Prophet's Birthday", 3, 12)];
    for (name, month, day) in islamic {
        for year in [2026, 2027] {
            let first = first_day(name, year);
            let around = [first.yesterday().unwrap(), first, first.tomorrow().unwrap()];
            assert!(around.into_iter().filter_map(hijri).any(|date| (date.month, date.day) == (month, day)), "{name} {year}: {first}");
        }
    }
}

fn first_day(name: &str, year: i16) -> Date {
    let calendar = bahrain();
    let mut days = calendar.holidays().iter().filter(|holiday| holiday.name_en == name && holiday.date.year() == year);
    days.next().unwrap().date
}

#[test]
fn the_seeded_ramadans_are_the_ninth_month() {
    for season in bahrain().seasons() {
        let (first, last) = (hijri(season.from).unwrap(), hijri(season.to).unwrap());
        assert_eq!((first.month, first.day, last.month), (9, 1, 9), "{}", season.from);
        assert_eq!(hijri(season.to.tomorrow().unwrap()).unwrap().month, 10);
    }
}
