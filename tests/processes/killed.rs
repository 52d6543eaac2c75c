//! What is left when a portal is killed.
