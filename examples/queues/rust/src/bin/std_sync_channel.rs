//! std::sync::mpsc::sync_channel: a ring, slots carry stamps. Its receiver may not be shared: the scenario has one.
use queues::{run, Queue};
use std::sync::mpsc::{sync_channel, Receiver, SyncSender};

struct Subject {
    sender: SyncSender<i32>,
    receiver: Receiver<i32>,
}

impl Queue for Subject {
    #[inline(never)]
    fn try_send(&self, message: i32) -> bool {
        self.sender.try_send(message).is_ok()
    }
    #[inline(never)]
    fn try_receive(&self) -> Option<i32> {
        self.receiver.try_recv().ok()
    }
}

// One task receives.
unsafe impl Sync for Subject {}

fn main() {
    let (sender, receiver) = sync_channel(4);
    run(Box::leak(Box::new(Subject { sender, receiver })));
}
