//! Charts drawn on the server: they print, need no script, and stand on a table that anybody can read.

use askama::Template;
use askama::filters::HtmlSafeOutput;

use crate::Page;

/// Height of the drawing, in its own units; one unit is about a pixel on a wide screen.
const HEIGHT: f64 = 140.0;
const WIDTH: f64 = 600.0;
/// A column is no wider than this, however few there are.
const WIDEST: f64 = 56.0;
/// How wide a digit of a figure is.
const DIGIT: f64 = 8.0;
/// How wide one is on a phone, where the drawing is narrow and its letters are not.
const DIGIT_ON_PHONE: f64 = 12.5;
const SPARK: (f64, f64) = (100.0, 24.0);

/// One figure of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// What it is about: an hour, a day, a clause.
    pub label: String,
    /// The figure; negative ones are drawn as nothing.
    pub value: f64,
    /// The figure in words: `12 دقيقة`.
    pub text: String,
}

impl Point {
    /// A figure with its label and words.
    pub fn new(label: impl Into<String>, value: f64, text: impl Into<String>) -> Self {
        Self { label: label.into(), value, text: text.into() }
    }
}

#[derive(Template)]
#[template(path = "components/columns.html")]
struct Columns<'a> {
    page: &'a Page,
    caption: &'a str,
    unit: &'a str,
    columns: Vec<Column<'a>>,
    points: &'a [Point],
}

/// One column's place, ready to be drawn.
struct Column<'a> {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    middle: f64,
    above: f64,
    named: bool,
    /// Whether its figure fits above it beside those of its neighbours.
    figured: bool,
    /// Whether it fits there on a phone as well.
    on_phone: bool,
    /// Where its name stands, and which part of the name: what stands at an edge does not hang over it.
    name_at: f64,
    anchor: &'static str,
    point: &'a Point,
}

#[derive(Template)]
#[template(path = "components/spark.html")]
struct Spark<'a> {
    label: &'a str,
    line: String,
    area: String,
}

impl Page {
    /// A column chart with its table. Time runs from left to right in both languages, as clocks and calendars of machines do.
    /// `unit` heads the column of figures in the table.
    pub fn columns(&self, caption: &str, unit: &str, points: &[Point]) -> HtmlSafeOutput<String> {
        rendered(&Columns { page: self, caption, unit, columns: columns(points), points })
    }

    /// A small line of a figure's course, oldest first. `label` says in words what it shows; with fewer than two values nothing is drawn.
    pub fn spark(&self, label: &str, values: &[f64]) -> HtmlSafeOutput<String> {
        let places = places(values);
        if places.len() < 2 {
            return HtmlSafeOutput(String::new());
        }
        let line = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
        let area = format!("0,{height} {line} {width},{height}", width = SPARK.0, height = SPARK.1);
        rendered(&Spark { label, line, area })
    }
}

fn rendered(template: &impl Template) -> HtmlSafeOutput<String> {
    HtmlSafeOutput(template.render().expect("a chart writes to memory only"))
}

fn columns(points: &[Point]) -> Vec<Column<'_>> {
    let most = points.iter().map(|point| point.value).fold(0.0, f64::max);
    let step = WIDTH / count(points.len());
    // At most about a dozen names fit under the columns.
    let every = points.len().div_ceil(12).max(1);
    let column = |(place, point): (usize, _)| {
        let point: &Point = point;
        let height = if most > 0.0 { (point.value.max(0.0) / most * HEIGHT).max(1.0) } else { 1.0 };
        let (middle, width) = ((count_from(place) + 0.5) * step, (step * 0.7).min(WIDEST));
        let (x, y, named) = (middle - width / 2.0, HEIGHT - height, place % every == 0);
        let digits = count_from(point.text.chars().count());
        let figured = named || digits * DIGIT < step;
        // Every second name stands on a phone, and its figure has the room of both.
        let on_phone = digits * DIGIT_ON_PHONE < step || place % (every * 2) == 0;
        let (name_at, anchor) = match place {
            _ if points.len() < 3 => (middle, "middle"),
            0 => (x, "start"),
            _ if place + 1 == points.len() => (x + width, "end"),
            _ => (middle, "middle"),
        };
        Column { x, y, width, height, middle, above: y - 6.0, named, figured, on_phone, name_at, anchor, point }
    };
    points.iter().enumerate().map(column).collect()
}

/// Places of the values in the spark's box, the lowest at its foot.
fn places(values: &[f64]) -> Vec<(f64, f64)> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = if high > low { high - low } else { 1.0 };
    let step = SPARK.0 / count(values.len().saturating_sub(1));
    let place = |(at, value): (usize, &f64)| (count_from(at) * step, SPARK.1 - 2.0 - (value - low) / range * (SPARK.1 - 4.0));
    values.iter().enumerate().map(place).collect()
}

/// A count as a divisor, never nothing.
fn count(n: usize) -> f64 {
    count_from(n.max(1))
}

fn count_from(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_figure_fills_the_height() {
        let points = [Point::new("8", 2.0, "2"), Point::new("9", 4.0, "4")];
        let drawn = columns(&points);
        assert!((drawn[1].height - HEIGHT).abs() < 0.001);
        assert!((drawn[0].height - HEIGHT / 2.0).abs() < 0.001);
    }

    #[test]
    fn every_figure_stands_over_its_column_where_there_is_room_and_no_name_hangs_over_an_edge() {
        let of = |many: usize, text: &str| (0..many).map(|_| Point::new("23/11", 3.0, text)).collect::<Vec<_>>();
        let weeks = of(14, "120");
        assert!(columns(&weeks).iter().all(|column| column.figured && column.on_phone));
        let days = of(35, "1,200");
        let drawn = columns(&days);
        assert!(drawn.iter().all(|column| column.figured == column.named), "too long to stand over every day");
        assert_eq!(drawn.iter().filter(|column| column.on_phone).count(), 6, "every second of those that have a name");
        let (first, last) = (&drawn[0], &drawn[34]);
        assert_eq!((first.anchor, last.anchor), ("start", "end"));
        assert!(first.name_at >= 0.0 && last.name_at <= WIDTH);
    }

    #[test]
    fn figures_that_are_all_nothing_still_draw_a_base_line() {
        let points = [Point::new("8", 0.0, "0")];
        assert!((columns(&points)[0].height - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_spark_of_equal_values_is_a_level_line() {
        let places = places(&[3.0, 3.0, 3.0]);
        assert!(places.iter().all(|(_, y)| (y - places[0].1).abs() < 0.001));
    }
}
