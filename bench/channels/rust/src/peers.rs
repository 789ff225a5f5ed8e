//! An adapter for each channel.
use crate::adapter::{Adapter, Receiver, Sender};

/// An adapter whose sender and receiver have methods of the usual names.
macro_rules! adapter {
    ($name:ident, $sender:ty, $receiver:ty, $open:expr, $try_send:ident, $send:ident, $recv:ident) => {
        pub struct $name;
        impl Adapter for $name {
            type Sender = $sender;
            type Receiver = $receiver;
            #[allow(clippy::redundant_closure_call)]
            fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
                ($open)(capacity)
            }
        }
        adapter!(sender $sender, $try_send, $send);
        adapter!(receiver $receiver, $recv);
    };
    (sender $sender:ty, $try_send:ident, $send:ident) => {
        impl Sender for $sender {
            #[inline]
            fn try_send(&self, message: u64) -> bool {
                <$sender>::$try_send(self, message).is_ok()
            }
            #[inline]
            fn send(&self, message: u64) {
                <$sender>::$send(self, message).unwrap()
            }
        }
    };
    (receiver $receiver:ty, $recv:ident) => {
        impl Receiver for $receiver {
            #[inline]
            fn try_recv(&mut self) -> Option<u64> {
                <$receiver>::try_recv(self).ok()
            }
            #[inline]
            fn recv(&mut self) -> u64 {
                <$receiver>::$recv(self).unwrap()
            }
        }
    };
}

/// tokio answers with an Option where the others have a Result; nothing here awaits.
pub struct TokioReceiver(tokio::sync::mpsc::Receiver<u64>);

impl Receiver for TokioReceiver {
    #[inline]
    fn try_recv(&mut self) -> Option<u64> {
        self.0.try_recv().ok()
    }
    #[inline]
    fn recv(&mut self) -> u64 {
        self.0.blocking_recv().unwrap()
    }
}

pub struct TokioBounded;
impl Adapter for TokioBounded {
    type Sender = tokio::sync::mpsc::Sender<u64>;
    type Receiver = TokioReceiver;
    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        let (sender, receiver) = tokio::sync::mpsc::channel(capacity);
        (sender, TokioReceiver(receiver))
    }
}
adapter!(sender tokio::sync::mpsc::Sender<u64>, try_send, blocking_send);

// The unbounded ones have no try_send: send never waits for room.
adapter!(StdChannel, std::sync::mpsc::Sender<u64>, std::sync::mpsc::Receiver<u64>,
    |_| std::sync::mpsc::channel(), send, send, recv);

pub struct StdSyncChannel;
impl Adapter for StdSyncChannel {
    type Sender = std::sync::mpsc::SyncSender<u64>;
    type Receiver = std::sync::mpsc::Receiver<u64>;
    fn open(capacity: usize) -> (Self::Sender, Self::Receiver) {
        std::sync::mpsc::sync_channel(capacity)
    }
}
adapter!(sender std::sync::mpsc::SyncSender<u64>, try_send, send);

adapter!(CrossbeamBounded, crossbeam_channel::Sender<u64>, crossbeam_channel::Receiver<u64>,
    crossbeam_channel::bounded, try_send, send, recv);

pub struct CrossbeamUnbounded;
impl Adapter for CrossbeamUnbounded {
    type Sender = crossbeam_channel::Sender<u64>;
    type Receiver = crossbeam_channel::Receiver<u64>;
    fn open(_: usize) -> (Self::Sender, Self::Receiver) {
        crossbeam_channel::unbounded()
    }
}

adapter!(FlumeBounded, flume::Sender<u64>, flume::Receiver<u64>, flume::bounded, try_send, send, recv);
adapter!(AsyncChannelBounded, async_channel::Sender<u64>, async_channel::Receiver<u64>,
    async_channel::bounded, try_send, send_blocking, recv_blocking);
