//! Stories of the guide's page and the scorecards through the real router, on both databases.

mod guide_page;
mod people;
mod scorecard;
mod served;
mod walls;
mod world;
