//! The part "Waiting at a service centre" of the results.
use std::fmt::Write;
use std::time::Duration;

use anyhow::Result;
use routing::Rules;
use routing::simulated::Centre;

use super::Plan;
use super::bound;
use super::rivals::Rival;
use super::rivals::Sides;
use super::speed;
use super::staffing;
use super::year;
use super::year::Tally;
use super::year::Year;

/// With what the part begins in the document.
pub const HEADING: &str = "## Waiting at a service centre";

const INTRODUCTION: &str = "
Simulated days of a centre (`crates/routing/src/simulated/`), played with the router's own `next_for`, the same from the same seed. Ten
counters with different qualifications, four services of short and long matters, two rushes; breaks of fifteen and twenty minutes that
begin late and last longer than planned; booked customers of whom one in seven stays away; one in sixteen who does not appear, of whom
some are back later; parked tickets; employees who are absent, slower, interrupted; days of the week, days after holidays and a Ramadan that
nothing was known of before. Repeat: `cargo run --release -p xtask -- bench waits --into bench/RESULTS.md`.
";

/// As the product calls until a centre says otherwise.
const AT_FIRST: (u32, u64, Option<u64>) = (300, 30, Some(60));

/// The rate of those with priority in per cent, `held_back` and `firm_after` in minutes.
const SETTINGS: [(u32, u64, Option<u64>); 9] = [
    AT_FIRST,
    (200, 240, None),
    (300, 240, None),
    (300, 30, None),
    (300, 240, Some(30)),
    (300, 240, Some(45)),
    (300, 240, Some(60)),
    (300, 240, Some(90)),
    (600, 240, Some(60)),
];

/// Simulates everything and writes the part.
pub fn document(plan: &Plan) -> Result<String> {
    let mut text = format!("{HEADING}\n{INTRODUCTION}");
    let centre = Centre::busy(0.85).disturbed();
    let years: Vec<Year> = (1..=plan.years).map(|seed| year::play(&centre, Rules::default(), seed)).collect();
    waits(&mut text, &years)?;
    bounds(&mut text, plan.days)?;
    worth(&mut text)?;
    staff(&mut text, &centre)?;
    Ok(text)
}

fn waits(text: &mut String, years: &[Year]) -> Result<()> {
    writeln!(text, "\n### What customers are told, and what came\n")?;
    let (came, at_once): (usize, usize) = years.iter().fold((0, 0), |sum, year| (sum.0 + year.came, sum.1 + year.at_once));
    writeln!(
        text,
        "{} years of 250 days after twenty from which is learnt; {came} customers, of whom {at_once} were called at once and were told nothing. \
         All ways get the same correction (`Calibration`), so that their intervals hold as often; the simpler ones are laid out both with \
         sides of constant and of proportional width, and the narrower counts. Least and most of the years.\n",
        years.len()
    )?;
    writeln!(text, "| told | holds, % | mean width, min | likely wait wrong by, min | wrong by at most 5 min, % |\n|---|---|---|---|---|")?;
    row(text, "the router's hours ahead, to one who takes a ticket", years, |year| year.ways[&Rival::Ours])?;
    row(text, "the same, to one who waits and looks again", years, |year| year.ways[&Rival::Again])?;
    row(text, "mean of the last twenty waits", years, |year| narrower(year, Rival::MovingAverage))?;
    row(text, "wait of the last customer called", years, |year| narrower(year, Rival::LastCustomer))?;
    row(text, "people ahead × mean service ÷ counters", years, |year| narrower(year, Rival::PeopleAhead))?;
    writeln!(text, "\nOf the first line, parts of the year:\n\n| | told | holds, % | mean width, min |\n|---|---|---|---|")?;
    for part in years[0].parts.keys() {
        let of = |figure: fn(&Tally) -> f64| span(years.iter().filter_map(|year| year.parts.get(part)).map(figure));
        let told: u32 = years.iter().filter_map(|year| year.parts.get(part)).map(|tally| tally.told).sum();
        writeln!(text, "| {part} | {told} | {} | {} |", of(Tally::coverage), of(Tally::width))?;
    }
    let microseconds = speed::microseconds();
    writeln!(
        text,
        "\nOne estimate costs {microseconds:.1} µs where a hundred wait for ten counters and all are asked together, on one core."
    )?;
    Ok(())
}

fn row(text: &mut String, what: &str, years: &[Year], of: impl Fn(&Year) -> Tally) -> Result<()> {
    let figure = |figure: fn(&Tally) -> f64| span(years.iter().map(|year| figure(&of(year))));
    let figures = [figure(Tally::coverage), figure(Tally::width), figure(Tally::missed_by), figure(Tally::within_five_minutes)];
    Ok(writeln!(text, "| {what} | {} |", figures.join(" | "))?)
}

fn narrower(year: &Year, way: fn(Sides) -> Rival) -> Tally {
    let [constant, proportional] = [Sides::Constant, Sides::Proportional].map(|sides| year.ways[&way(sides)]);
    if constant.width() < proportional.width() { constant } else { proportional }
}

fn span(figures: impl Iterator<Item = f64>) -> String {
    let (least, most) = figures.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), figure| (least.min(figure), most.max(figure)));
    if format!("{least:.1}") == format!("{most:.1}") { format!("{least:.1}") } else { format!("{least:.1}–{most:.1}") }
}

fn rules(held_back: u64, firm_after: Option<u64>) -> Rules {
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    Rules { held_back: minutes(held_back), firm_after: firm_after.map(minutes), ..Rules::default() }
}

fn bounds(text: &mut String, days: u64) -> Result<()> {
    writeln!(text, "\n### The bound, with an adversary\n")?;
    writeln!(
        text,
        "{days} days each, of two to six equal counters and a load of 40 to 90 % before the adversary. An adversary sees everything, knows \
         when each counter will be free, and sends customers with priority (rate 150 to 100,000) when it hurts the ordinary most: always \
         some in line, bursts, one victim after the other, just in time for the next free counter. Each day is played again first come, \
         first served with the same customers; *beyond* are those who waited longer than that by more than the bound and the one service \
         that ran when it was over.\n"
    )?;
    writeln!(text, "| rule | bound, min | ordinary customers | sent | beyond | most added, min |\n|---|---|---|---|---|---|")?;
    for (held_back, firm_after) in [(AT_FIRST.1, AT_FIRST.2), (30, None), (240, Some(30)), (240, Some(45)), (240, Some(60))] {
        let bound = firm_after.unwrap_or(held_back);
        let found = bound::adversarial(days, rules(held_back, firm_after), Duration::from_secs(60 * bound), 5);
        let rule = match firm_after {
            None => format!("`held_back` {held_back} min alone"),
            Some(firm_after) if held_back == AT_FIRST.1 => {
                format!("`held_back` {held_back} min and `firm_after` {firm_after} min, as centres call at first")
            }
            Some(firm_after) => format!("`firm_after` {firm_after} min"),
        };
        writeln!(text, "| {rule} | {bound} | {} | {} | {} | {:.1} |", found.ordinary, found.sent, found.beyond, found.most_added)?;
    }
    Ok(())
}

fn worth(text: &mut String) -> Result<()> {
    writeln!(text, "\n### What priority is worth at 85 % load\n")?;
    writeln!(
        text,
        "150 days each; one in eight has priority. *Even*: six equal counters, customers come evenly. *Rushes*: the centre above with its \
         bookings, breaks and absences, where the load is far above one in the rushes. Waits in minutes, median and 90th percentile; the \
         first line of each is how centres call at first.\n"
    )?;
    writeln!(
        text,
        "| centre | rate, % | `held_back`, min | `firm_after`, min | priority | ordinary | p90 ratio | most added |\n|---|---|---|---|---|---|---|---|"
    )?;
    let even = Centre { priority_share: 0.12, ..Centre::plain(6, 0.85) };
    let rushes = Centre::busy(0.85).disturbed();
    for (name, centre) in [("even", &even), ("rushes", &rushes)] {
        for (rate, held_back, firm_after) in SETTINGS {
            let centre = Centre { priority_rate: rate, ..centre.clone() };
            let worth = bound::worth(&centre, 150, rules(held_back, firm_after), 9);
            let firm_after = firm_after.map_or("–".to_owned(), |firm_after| firm_after.to_string());
            let ((one, two), (three, four)) = (worth.priority, worth.ordinary);
            writeln!(
                text,
                "| {name} | {rate} | {held_back} | {firm_after} | {one:.1} / {two:.1} | {three:.1} / {four:.1} | {:.2} | {:.1} |",
                two / four,
                worth.most_added
            )?;
        }
    }
    Ok(())
}

fn staff(text: &mut String, centre: &Centre) -> Result<()> {
    writeln!(text, "\n### Staffing\n")?;
    writeln!(text, "Called within ten minutes, and left, in per cent: by the formula, and of 400,000 simulated customers.\n")?;
    writeln!(text, "| formula | counters | load | within, said | within, came | left, said | left, came |\n|---|---|---|---|---|---|---|")?;
    for one in staffing::formulas() {
        let (said, came) = (one.said, one.came);
        writeln!(
            text,
            "| {} | {} | {:.2} | {:.1} | {:.1} | {:.1} | {:.1} |",
            one.what, one.counters, one.load, said.0, came.0, said.1, came.1
        )?;
    }
    let (told, held) = staffing::forecasts(centre, 1);
    writeln!(
        text,
        "\nForecasts of how many come in a half hour for a service: {told} in a year, of which {held:.1} % held \
         (nine of ten are meant; an interval of few whole customers holds more than it must)."
    )?;
    let more = staffing::one_more(centre, 100, 1);
    writeln!(
        text,
        "\nAt ten o'clock, of those who wait then and come within ninety minutes, called within a quarter of an hour, mean of {} days: {:.0} % were \
         said and {:.0} % came; with one counter more, which opens then, {:.0} % were said and {:.0} % came.",
        more.days, more.said, more.came, more.said_with, more.came_with
    )?;
    Ok(())
}
