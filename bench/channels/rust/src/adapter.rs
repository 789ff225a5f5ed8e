//! What a peer looks like to the measurements.

pub const CAPACITY: usize = 1024;

pub trait Adapter: 'static {
    type Sender: Sender;
    type Receiver: Receiver;
    /// An unbounded channel takes no notice of the capacity.
    fn open(capacity: usize) -> (Self::Sender, Self::Receiver);
}

pub trait Sender: Clone + Send + 'static {
    fn try_send(&self, message: u64) -> bool;
    fn send(&self, message: u64);
}

/// Some receivers ask for `&mut`.
pub trait Receiver: Send + 'static {
    fn try_recv(&mut self) -> Option<u64>;
    fn recv(&mut self) -> u64;
}
