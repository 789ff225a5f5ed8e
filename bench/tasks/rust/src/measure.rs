//! As ../../measure has it for C++.
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

pub const TASKS_A_BATCH: usize = 100;
pub const YIELDS_A_BATCH: usize = 1000;
pub const ROUNDS_A_BATCH: usize = 500;
pub const SLEEPERS: usize = 10_000;
pub const ASLEEP_FOR: Duration = Duration::from_millis(400);
const MEASURING_TIME: Duration = Duration::from_millis(50);

pub fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// Nanoseconds: run(count) lasts so long for each of count.
pub fn a_piece(count: usize, mut run: impl FnMut(usize)) -> f64 {
    run(count);
    let mut batches = Vec::new();
    let start = Instant::now();
    let mut before = start;
    while before - start < MEASURING_TIME {
        run(count);
        let now = Instant::now();
        batches.push((now - before).as_nanos() as f64 / count as f64);
        before = now;
    }
    middle(batches)
}

/// Of the i-th: from 1 to 50 ms, in no order.
pub fn time_of_sleeper(i: usize) -> Duration {
    Duration::from_micros(1000 + (i * 7919 % 49_000) as u64)
}

/// The processor time of this process so far.
pub fn used() -> Duration {
    let of = |t: libc::timeval| Duration::new(t.tv_sec as u64, t.tv_usec as u32 * 1000);
    unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_SELF, &mut usage);
        of(usage.ru_utime) + of(usage.ru_stime)
    }
}

pub fn permitted_cores() -> &'static [usize] {
    static CORES: OnceLock<Vec<usize>> = OnceLock::new();
    CORES.get_or_init(|| unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        libc::sched_getaffinity(0, std::mem::size_of_val(&set), &mut set);
        (0..libc::CPU_SETSIZE as usize).filter(|&core| libc::CPU_ISSET(core, &set)).collect()
    })
}
/// The calling thread runs on the permitted core of this number, and round again.
pub fn run_on(number: usize) {
    let cores = permitted_cores();
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        libc::CPU_SET(cores[number % cores.len()], &mut set);
        libc::sched_setaffinity(0, std::mem::size_of_val(&set), &set);
    }
}

/// Knows what is allocated at this moment.
struct Counting;
static ALLOCATED: AtomicUsize = AtomicUsize::new(0);
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(layout.size(), Relaxed);
        System.alloc(layout)
    }
    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        ALLOCATED.fetch_sub(layout.size(), Relaxed);
        System.dealloc(place, layout)
    }
}
#[global_allocator]
static COUNTING: Counting = Counting;
pub fn allocated() -> usize {
    ALLOCATED.load(Relaxed)
}
