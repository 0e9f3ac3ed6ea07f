//! The window, driven as a person does: by pointer, keys and what assistive technology is told.

#[path = "../common/mod.rs"]
mod common;
use common::picture;
#[path = "../common/colleagues.rs"]
mod colleagues;
mod person;

mod agreement;
mod anyhow;
mod arriving;
mod chain;
mod comparing;
mod commands;
mod dialogs;
mod differing;
mod exporting;
mod conflicts;
mod files;
mod fitting;
mod focus;
mod hearing;
mod hidden;
mod importing;
mod judging;
mod keys;
mod labels;
mod finding;
mod hostile;
mod marking;
mod marks_list;
mod killed;
mod painting;
mod parallel;
mod private;
mod proposing;
mod saving;
mod read_only;
mod reading;
mod recovering;
mod reviewing;
mod selecting;
mod settings;
mod slow;
mod sources;
mod tying;
mod updating;
mod view;
