//! std::sync::mpsc::channel: a list of blocks. Its receiver may not be shared: the scenario has one.
use queues::{run, Queue};
use std::sync::mpsc::{channel, Receiver, Sender};

struct Subject {
    sender: Sender<i32>,
    receiver: Receiver<i32>,
}

impl Queue for Subject {
    #[inline(never)]
    fn try_send(&self, message: i32) -> bool {
        self.sender.send(message).is_ok()
    }
    #[inline(never)]
    fn try_receive(&self) -> Option<i32> {
        self.receiver.try_recv().ok()
    }
}

// One task receives.
unsafe impl Sync for Subject {}

fn main() {
    let (sender, receiver) = channel();
    run(Box::leak(Box::new(Subject { sender, receiver })));
}
