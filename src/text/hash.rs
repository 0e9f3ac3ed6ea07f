//! Maps and sets for what is looked up thousands of times an edit, by ids above all.
//!
//! They are the standard library's with a quicker hash function. Its seed is another at every start, so that no file can
//! be made to fill one bucket.

use foldhash::fast::RandomState;

/// A map without an order.
pub type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// A set without an order.
pub type HashSet<K> = std::collections::HashSet<K, RandomState>;
