//! The columns, as ../measure has them for C++: same times, same cores, same patience.
use crate::adapter::{Adapter, Receiver, Sender, CAPACITY};
use std::hint::{black_box, spin_loop};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

const MEASURING_TIME: Duration = Duration::from_millis(50);

/// A pause of the processor; from the 64th failure in a row on, sched_yield.
#[derive(Default)]
pub struct Patience(u32);

impl Patience {
    #[inline]
    pub fn wait(&mut self) {
        self.0 += 1;
        if self.0 < 64 {
            spin_loop()
        } else {
            thread::yield_now()
        }
    }
    #[inline]
    pub fn succeeded(&mut self) {
        self.0 = 0
    }
}

/// Thread number i runs on the i-th permitted core, and round again.
pub fn run_on(number: usize) {
    static CORES: OnceLock<Vec<usize>> = OnceLock::new();
    let cores = CORES.get_or_init(|| unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        libc::sched_getaffinity(0, std::mem::size_of_val(&set), &mut set);
        (0..libc::CPU_SETSIZE as usize).filter(|&core| libc::CPU_ISSET(core, &set)).collect()
    });
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        libc::CPU_SET(cores[number % cores.len()], &mut set);
        libc::sched_setaffinity(0, std::mem::size_of_val(&set), &set);
    }
}

/// How many calls make a batch: of those without anybody else, and of those that another thread answers.
pub const BATCH_ALONE: usize = 512;
pub const BATCH_ANSWERED: usize = 32;

/// The median of batches, so that those in which something else had the core do not count.
pub fn usual_time_of<const BATCH: usize>(mut operation: impl FnMut()) -> f64 {
    let mut some = || (0..BATCH).for_each(|_| operation());
    some();
    let mut batches = Vec::new();
    let start = Instant::now();
    let mut before = start;
    while before - start < MEASURING_TIME {
        some();
        let now = Instant::now();
        batches.push((now - before).as_nanos() as f64 / BATCH as f64);
        before = now;
    }
    let middle = batches.len() / 2;
    *batches.select_nth_unstable_by(middle, f64::total_cmp).1
}

/// With a thread that sleeps: what runs alone is not what runs in a program with channels.
fn beside_a_sleeping_thread(measure: impl FnOnce() -> f64) -> f64 {
    let (end, ended) = mpsc::channel::<()>();
    let other = thread::spawn(move || ended.recv().is_err());
    let result = measure();
    drop(end);
    other.join().unwrap();
    result
}

pub fn push_and_pop<A: Adapter>() -> f64 {
    beside_a_sleeping_thread(|| {
        let (sender, mut receiver) = A::open(CAPACITY);
        let mut message = 0u64;
        usual_time_of::<BATCH_ALONE>(|| {
            sender.try_send(message + 1);
            message = black_box(receiver.try_recv().unwrap_or(0));
        })
    })
}

pub fn empty_try_recv<A: Adapter>() -> f64 {
    beside_a_sleeping_thread(|| {
        let (sender, mut receiver) = A::open(CAPACITY);
        sender.try_send(1);
        receiver.try_recv();
        usual_time_of::<BATCH_ALONE>(|| {
            black_box(receiver.try_recv());
        })
    })
}

pub fn throughput<A: Adapter, const SENDERS: usize>() -> f64 {
    static STOP: AtomicBool = AtomicBool::new(false); // one measurement a process
    run_on(0);
    let (sender, mut receiver) = A::open(CAPACITY);
    let senders: Vec<_> = (1..=SENDERS)
        .map(|number| {
            let sender = sender.clone();
            thread::spawn(move || {
                run_on(number);
                let mut patience = Patience::default();
                let mut message = 0;
                while !STOP.load(Relaxed) {
                    if sender.try_send(message) {
                        message += 1;
                        patience.succeeded();
                    } else {
                        patience.wait();
                    }
                }
            })
        })
        .collect();

    let mut patience = Patience::default();
    while receiver.try_recv().is_none() {
        patience.wait();
    }
    let mut received = 0u64;
    let start = Instant::now();
    let mut elapsed = Duration::ZERO;
    while elapsed < MEASURING_TIME {
        for _ in 0..256 {
            if let Some(message) = receiver.try_recv() {
                black_box(message);
                received += 1;
                patience.succeeded();
            } else {
                patience.wait();
            }
        }
        elapsed = start.elapsed();
    }
    STOP.store(true, Relaxed);
    senders.into_iter().for_each(|sender| sender.join().unwrap());
    received as f64 / (elapsed.as_nanos() as f64 / 1000.0)
}

pub trait How {
    fn send(sender: &impl Sender, message: u64);
    fn receive(receiver: &mut impl Receiver) -> u64;
}

pub struct ByPolling;
impl How for ByPolling {
    fn send(sender: &impl Sender, message: u64) {
        let mut patience = Patience::default();
        while !sender.try_send(message) {
            patience.wait();
        }
    }
    fn receive(receiver: &mut impl Receiver) -> u64 {
        let mut patience = Patience::default();
        loop {
            if let Some(message) = receiver.try_recv() {
                return message;
            }
            patience.wait();
        }
    }
}

pub struct BySleeping;
impl How for BySleeping {
    fn send(sender: &impl Sender, message: u64) {
        sender.send(message)
    }
    fn receive(receiver: &mut impl Receiver) -> u64 {
        receiver.recv()
    }
}

/// Nanoseconds one way.
pub fn ping_pong<A: Adapter, H: How>() -> f64 {
    let (there, mut received_there) = A::open(CAPACITY);
    let (back, mut received_back) = A::open(CAPACITY);
    let echo = thread::spawn(move || {
        run_on(1);
        loop {
            let message = H::receive(&mut received_there);
            H::send(&back, message);
            if message == u64::MAX {
                return;
            }
        }
    });
    run_on(0);
    let mut round_trip = |message| {
        H::send(&there, message);
        H::receive(&mut received_back);
    };
    let usual = usual_time_of::<BATCH_ANSWERED>(|| round_trip(1));
    round_trip(u64::MAX);
    echo.join().unwrap();
    usual / 2.0
}

/// From a send to a receiver that is really asleep: the sender waits long enough between messages. The median.
pub fn wake_up<A: Adapter>() -> f64 {
    const WAKE_UPS: usize = 200;
    const UNTIL_ASLEEP: Duration = Duration::from_micros(250);
    let start = Instant::now();
    let now = move || start.elapsed().as_nanos() as u64;
    let (sender, mut receiver) = A::open(CAPACITY);
    let sleeper = thread::spawn(move || {
        run_on(1);
        let mut took: Vec<u64> = Vec::with_capacity(WAKE_UPS);
        for _ in 0..WAKE_UPS {
            let sent = receiver.recv();
            took.push(now() - sent);
        }
        took.sort_unstable();
        took[WAKE_UPS / 2] as f64
    });
    run_on(0);
    for _ in 0..WAKE_UPS {
        let before = Instant::now();
        while before.elapsed() < UNTIL_ASLEEP {}
        sender.send(now());
    }
    sleeper.join().unwrap()
}
