//! One scenario for every queue, as scenario.hpp has it for C++. A program implements `Queue` and calls `run`. Its only
//! argument is the number of the scenario.
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

/// The names say that neither call waits.
pub trait Queue: Send + Sync + 'static {
    fn try_send(&self, message: i32) -> bool;
    fn try_receive(&self) -> Option<i32>;
}

extern "C" {
    fn pawl_check_fail(what: *const std::ffi::c_char, file: *const std::ffi::c_char, line: i32);
    fn pawl_check_task(name: *const std::ffi::c_char, policy: i32, priority: i32, core: i32);
}

mod history;

fn name(task: &std::ffi::CStr) {
    unsafe { pawl_check_task(task.as_ptr(), -1, 0, -2) }
}

static SENT: AtomicI32 = AtomicI32::new(0);

fn send_one(queue: &impl Queue, message: i32) {
    if queue.try_send(message) {
        SENT.fetch_add(1, SeqCst);
    }
}

pub fn run(queue: &'static impl Queue) {
    match std::env::args().nth(1).as_deref() {
        Some("1") => {
            let receiver = thread::spawn(move || {
                name(c"receiver");
                for _ in 0..2 {
                    queue.try_receive();
                    thread::sleep(Duration::from_millis(1));
                }
                queue.try_receive();
            });
            name(c"sender");
            queue.try_send(1);
            queue.try_send(2);
            receiver.join().unwrap();
        }
        Some("2") => {
            let senders = [1, 2].map(|message| thread::spawn(move || queue.try_send(message)));
            queue.try_receive();
            queue.try_receive();
            for sender in senders {
                sender.join().unwrap();
            }
        }
        Some(number @ ("4" | "5" | "6")) => history::judge(queue, number.parse().unwrap(), false),
        Some(number @ ("7" | "8" | "9")) => history::judge(queue, number.parse::<i32>().unwrap() - 3, true),
        _ => {
            let senders = [1, 2].map(|message| thread::spawn(move || send_one(queue, message)));
            let mut received = 0;
            for _ in 0..2 {
                let sure = SENT.load(SeqCst);
                if queue.try_receive().is_some() {
                    received += 1;
                } else if received < sure {
                    let what = c"a message whose send has returned is hidden";
                    unsafe { pawl_check_fail(what.as_ptr(), c"lib.rs".as_ptr(), line!() as i32) }
                }
            }
            for sender in senders {
                sender.join().unwrap();
            }
        }
    }
}
