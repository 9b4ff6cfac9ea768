//! A time as other programs write it: with its zone, or as the clock in Bahrain shows it, the day first.

use kernel::Timestamp;

/// Reads a time: `2026-03-01T14:05:00Z`, `2026-03-01 14:05`, `01/03/2026 2:05 PM`, `٠١/٠٣/٢٠٢٦`. A day alone is its beginning.
pub(crate) fn moment(text: &str) -> Option<Timestamp> {
    let text = ui::western(text.trim());
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let (day, time) = text.split_once([' ', 'T', '،', ',']).unwrap_or((&text, ""));
    let (hour, minute, second) = if time.trim().is_empty() { (0, 0, 0) } else { clock(time)? };
    let day = ui::read_day(day)?;
    let at = day.at(hour, minute, second, 0).to_zoned(ui::bahrain()).ok()?;
    Some(at.timestamp())
}

fn clock(text: &str) -> Option<(i8, i8, i8)> {
    let text = text.trim().to_lowercase();
    let (text, is_after) = half_of_day(&text);
    let parts: Vec<i8> = text.trim().split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match is_after {
        Some(is_after) if (1..=12).contains(&hour) => hour % 12 + if is_after { 12 } else { 0 },
        Some(_) => return None,
        None => hour,
    };
    let is_one = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    is_one.then_some((hour, minute, second))
}

/// The time without its half of the day, and whether that is the second.
fn half_of_day(text: &str) -> (&str, Option<bool>) {
    for (mark, is_after) in [("am", false), ("ص", false), ("pm", true), ("م", true)] {
        if let Some(rest) = text.strip_suffix(mark) {
            return (rest, Some(is_after));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_it_was_meant_and_what_is_none_is_not_guessed() {
        let five_past_two = Some("2026-03-01T11:05:00Z".parse().unwrap());
        for text in ["2026-03-01T14:05:00+03:00", "2026-03-01 14:05", "01/03/2026 2:05 PM", "٠١/٠٣/٢٠٢٦ ٢:٠٥ م", "1-3-2026 14:05:00"]
        {
            assert_eq!(moment(text), five_past_two, "{text}");
        }
        assert_eq!(moment("1/3/2026"), Some("2026-02-28T21:00:00Z".parse().unwrap()));
        for none in ["", "yesterday", "31/02/2026", "01/03/2026 25:00", "01/03/2026 14:05 pm", "01/03/2026 noon"] {
            assert_eq!(moment(none), None, "{none}");
        }
    }
}
