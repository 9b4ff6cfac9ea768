//! Stories of the running installation: what leaves it, what it does by itself, what it refuses, what it tells programs.

mod api;
mod attachments;
mod audit;
mod beside;
mod busy;
mod deliveries;
mod health;
mod intake;
mod jobs;
mod lanes;
mod leftovers;
mod limits;
mod live;
mod outgoing;
mod pages;
mod program;
mod receiver;
mod serving;
mod settings;
mod unreadable;
mod webhooks;
