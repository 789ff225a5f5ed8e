//! Rust's channels in the comparison: an adapter for each (peers), the columns measured (measure, byte, select), and the peers behind
//! C names for the table of stalls (stalled).
pub mod adapter;
pub mod byte;
pub mod measure;
pub mod peers;
pub mod select;
pub mod stalled;
