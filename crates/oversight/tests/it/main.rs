//! Stories of the guide's page and the scorecards through the real router, on both databases.

mod board;
mod counted_once;
mod counter;
mod figures;
mod government;
mod guide_page;
mod people;
mod quality;
mod reports;
mod scorecard;
mod served;
mod walls;
mod world;
