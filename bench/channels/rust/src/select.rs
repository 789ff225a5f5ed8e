//! A select over two channels: crossbeam's is the only one here that has one.
use crate::adapter::CAPACITY;
use crate::measure::{run_on, usual_time_of, BATCH_ALONE, BATCH_ANSWERED};
use crossbeam_channel::{bounded, select};
use std::hint::black_box;
use std::thread;

/// A message into one of the two in turn, and a select that finds it.
pub fn one_thread() -> f64 {
    let (sender_a, a) = bounded::<u64>(CAPACITY);
    let (sender_b, b) = bounded::<u64>(CAPACITY);
    let mut turn = 0u64;
    usual_time_of::<BATCH_ALONE>(|| {
        turn += 1;
        let sender = if turn % 2 == 0 { &sender_a } else { &sender_b };
        sender.send(turn).unwrap();
        let message = select! {
            recv(a) -> message => message,
            recv(b) -> message => message,
        };
        black_box(message.unwrap());
    })
}

/// A message through one of the two in turn to a thread that selects, and an answer by a third. Nanoseconds one way.
pub fn ping_pong<const CAPACITY: usize>() -> f64 {
    let (sender_a, a) = bounded::<u64>(CAPACITY);
    let (sender_b, b) = bounded::<u64>(CAPACITY);
    let (back, answers) = bounded::<u64>(CAPACITY);
    let echo = thread::spawn(move || {
        run_on(1);
        loop {
            let message = select! {
                recv(a) -> message => message,
                recv(b) -> message => message,
            }
            .unwrap();
            back.send(message).unwrap();
            if message == u64::MAX {
                return;
            }
        }
    });
    run_on(0);
    let mut turn = 0u64;
    let usual = usual_time_of::<BATCH_ANSWERED>(|| {
        turn += 1;
        let sender = if turn % 2 == 0 { &sender_a } else { &sender_b };
        sender.send(turn).unwrap();
        answers.recv().unwrap();
    });
    sender_a.send(u64::MAX).unwrap();
    answers.recv().unwrap();
    echo.join().unwrap();
    usual / 2.0
}
