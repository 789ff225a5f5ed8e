//! parking_lot's mutex and the standard library's: the columns that ../measure has for C++, with the same times and cores.
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{mpsc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

const MEASURING_TIME: Duration = Duration::from_millis(50);
const BATCH: usize = 512;

trait Lock: Default + Sync {
    fn with<R>(&self, f: impl FnOnce(&mut u64) -> R) -> R;
}
impl Lock for parking_lot::Mutex<u64> {
    fn with<R>(&self, f: impl FnOnce(&mut u64) -> R) -> R {
        f(&mut self.lock())
    }
}
impl Lock for std::sync::Mutex<u64> {
    fn with<R>(&self, f: impl FnOnce(&mut u64) -> R) -> R {
        f(&mut self.lock().unwrap())
    }
}

/// Thread number i runs on the i-th permitted core, and round again.
fn run_on(number: usize) {
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

/// The median of batches, beside a thread that sleeps.
fn usual_time_of(mut operation: impl FnMut()) -> f64 {
    let (end, ended) = mpsc::channel::<()>();
    let other = thread::spawn(move || ended.recv().is_err());
    run_on(0);
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
    drop(end);
    other.join().unwrap();
    let middle = batches.len() / 2;
    *batches.select_nth_unstable_by(middle, f64::total_cmp).1
}

fn alone<L: Lock>() -> f64 {
    let lock = L::default();
    usual_time_of(|| lock.with(|value| { black_box(value); }))
}

fn nested<L: Lock>() -> f64 {
    let (outer, inner) = (L::default(), L::default());
    usual_time_of(|| outer.with(|_| inner.with(|value| { black_box(value); })))
}

fn some_work(mut value: u64) -> u64 {
    for _ in 0..20 {
        value = value.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    }
    value
}

/// How many turns, and the longest wait for one.
fn contend<L: Lock, const THREADS: usize>(waits: bool) -> (u64, Duration) {
    let (lock, over, ready) = (L::default(), AtomicBool::new(false), AtomicUsize::new(0));
    let one = |number: usize| {
        run_on(number);
        let (mut turns, mut longest, mut own) = (0, Duration::ZERO, number as u64);
        ready.fetch_add(1, Ordering::SeqCst);
        while ready.load(Ordering::SeqCst) < THREADS {
            thread::yield_now()
        }
        while !over.load(Ordering::Relaxed) {
            let asked = waits.then(Instant::now);
            lock.with(|value| {
                if let Some(asked) = asked {
                    longest = longest.max(asked.elapsed())
                }
                *value = some_work(*value)
            });
            turns += 1;
            own = black_box(some_work(own));
        }
        (turns, longest)
    };
    thread::scope(|scope| {
        let one = &one;
        let threads: Vec<_> = (0..THREADS).map(|number| scope.spawn(move || one(number))).collect();
        while ready.load(Ordering::SeqCst) < THREADS {
            thread::yield_now()
        }
        thread::sleep(2 * MEASURING_TIME);
        over.store(true, Ordering::Relaxed);
        threads.into_iter().map(|each| each.join().unwrap()).fold((0, Duration::ZERO), |all, each| (all.0 + each.0, all.1.max(each.1)))
    })
}

fn contended<L: Lock, const THREADS: usize>() -> f64 {
    contend::<L, THREADS>(false).0 as f64 / (2 * MEASURING_TIME).as_micros() as f64
}
fn longest<L: Lock>() -> f64 {
    contend::<L, 4>(true).1.as_nanos() as f64 / 1000.0
}

type Column = (&'static str, fn() -> f64);
fn columns<L: Lock>() -> Vec<Column> {
    vec![
        ("alone", alone::<L>),
        ("nested", nested::<L>),
        ("two", contended::<L, 2>),
        ("four", contended::<L, 4>),
        ("longest", longest::<L>),
    ]
}

fn main() {
    let peers = [
        ("parking_lot::Mutex", columns::<parking_lot::Mutex<u64>>()),
        ("Rust std Mutex", columns::<std::sync::Mutex<u64>>()),
    ];
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["--list"] {
        for (name, columns) in &peers {
            columns.iter().for_each(|(column, _)| println!("{name}\t{column}"));
        }
        return;
    }
    let wanted = |at: usize| arguments.get(at).map(|name| name.as_str());
    let column = peers.iter().find(|peer| Some(peer.0) == wanted(0)).and_then(|peer| peer.1.iter().find(|column| Some(column.0) == wanted(1)));
    match column {
        Some((_, measure)) => println!("{:.3}", measure()),
        None => {
            eprintln!("columns_rust: no such peer or column: {arguments:?}");
            std::process::exit(2)
        }
    }
}
