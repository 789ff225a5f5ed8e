//! crossbeam_channel::bounded: a ring, slots carry stamps.
use queues::{run, Queue};
use crossbeam_channel::{bounded, Receiver, Sender};

struct Subject {
    sender: Sender<i32>,
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

fn main() {
    let (sender, receiver) = bounded(4);
    run(Box::leak(Box::new(Subject { sender, receiver })));
}
