//! Mail: written with what causes it, delivered once it can be, and once.

mod delivery;
mod news;
mod once;
mod refused;
mod secrets;
mod steps;
