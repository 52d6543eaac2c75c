//! A backup of a portal that serves, and what it restores.
