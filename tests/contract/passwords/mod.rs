//! Passwords: set by a link, reset, changed, guessed.

mod changing;
mod choosing;
mod links;
mod meanwhile;
mod reset;
mod slowing_down;
mod timing;
