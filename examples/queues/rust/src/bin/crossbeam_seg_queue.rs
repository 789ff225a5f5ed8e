//! crossbeam_queue::SegQueue: a list of blocks.
use queues::{run, Queue};
use crossbeam_queue::SegQueue;

struct Subject {
    inner: SegQueue<i32>,
}

impl Queue for Subject {
    #[inline(never)]
    fn try_send(&self, message: i32) -> bool {
        self.inner.push(message);
        true
    }
    #[inline(never)]
    fn try_receive(&self) -> Option<i32> {
        self.inner.pop()
    }
}

fn main() {
    run(Box::leak(Box::new(Subject { inner: SegQueue::new() })));
}
