//! The window, driven as a person does: by pointer, keys and what assistive technology is told.

#[path = "../common/picture.rs"]
mod picture;
mod person;

mod commands;
mod files;
mod marking;
mod selecting;
mod tying;
mod view;
