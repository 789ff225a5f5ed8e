//! crossbeam_queue::ArrayQueue: a ring, slots carry stamps.
use queues::{run, Queue};
use crossbeam_queue::ArrayQueue;

struct Subject {
    inner: ArrayQueue<i32>,
}

impl Queue for Subject {
    #[inline(never)]
    fn try_send(&self, message: i32) -> bool {
        self.inner.push(message).is_ok()
    }
    #[inline(never)]
    fn try_receive(&self) -> Option<i32> {
        self.inner.pop()
    }
}

fn main() {
    run(Box::leak(Box::new(Subject { inner: ArrayQueue::new(4) })));
}
