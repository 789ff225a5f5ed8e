//! crossbeam_channel::unbounded: a list of blocks.
use queues::{run, Queue};
use crossbeam_channel::{unbounded, Receiver, Sender};

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
    let (sender, receiver) = unbounded();
    run(Box::leak(Box::new(Subject { sender, receiver })));
}
