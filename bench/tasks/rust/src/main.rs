//! Tokio's tasks on one thread: one column, measured once, as ../../side_by_side/columns.cpp is for C++.
mod measure;

use measure::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, Notify};

fn on_this_thread() -> Runtime {
    Builder::new_current_thread().enable_time().build().unwrap()
}

fn spawn() -> f64 {
    run_on(0);
    let runtime = on_this_thread();
    a_piece(TASKS_A_BATCH, |count| {
        runtime.block_on(async {
            let all: Vec<_> = (0..count).map(|_| tokio::spawn(async {})).collect();
            for each in all {
                each.await.unwrap();
            }
        })
    })
}

fn yields() -> f64 {
    run_on(0);
    let runtime = on_this_thread();
    a_piece(YIELDS_A_BATCH, |count| {
        let task = runtime.spawn(async move {
            for _ in 0..count {
                tokio::task::yield_now().await;
            }
        });
        runtime.block_on(task).unwrap();
    })
}

fn ping_pong() -> f64 {
    run_on(0);
    let runtime = on_this_thread();
    a_piece(ROUNDS_A_BATCH, |count| {
        let (there, mut here) = mpsc::channel::<usize>(1);
        let (back, mut again) = mpsc::channel::<usize>(1);
        let ping = runtime.spawn(async move {
            for i in 0..count {
                there.send(i).await.unwrap();
                again.recv().await.unwrap();
            }
        });
        let pong = runtime.spawn(async move {
            while let Some(got) = here.recv().await {
                back.send(got).await.unwrap();
            }
        });
        runtime.block_on(async { (ping.await.unwrap(), pong.await.unwrap()) });
    })
}

/// The waker waits until the other one has been asleep for a while, so that each wake-up goes through the kernel.
fn wake() -> f64 {
    const ROUNDS: usize = 200;
    let go = Arc::new(Notify::new());
    let count = Arc::new(AtomicUsize::new(0));
    let waits = Arc::new(AtomicBool::new(false));
    let start = Instant::now();
    let sent = Arc::new(Mutex::new(start));
    let (go2, count2, waits2, sent2) = (go.clone(), count.clone(), waits.clone(), sent.clone());
    let woken = std::thread::spawn(move || {
        run_on(0);
        on_this_thread().block_on(async move {
            let mut times = Vec::with_capacity(ROUNDS);
            while count2.load(SeqCst) < ROUNDS {
                waits2.store(true, SeqCst);
                go2.notified().await;
                let now = Instant::now();
                times.push((now - *sent2.lock().unwrap()).as_nanos() as f64 / 1000.0);
                count2.fetch_add(1, SeqCst);
            }
            times
        })
    });
    run_on(1);
    for i in 0..ROUNDS {
        while count.load(SeqCst) != i || !waits.load(SeqCst) {
            std::thread::yield_now();
        }
        waits.store(false, SeqCst);
        std::thread::sleep(Duration::from_micros(200));
        *sent.lock().unwrap() = Instant::now();
        go.notify_one();
    }
    middle(woken.join().unwrap())
}

fn bytes() -> f64 {
    const COUNT: usize = 1000;
    let runtime = on_this_thread();
    let before = allocated();
    for _ in 0..COUNT {
        runtime.spawn(async { tokio::time::sleep(Duration::from_secs(3600)).await });
    }
    runtime.block_on(tokio::task::yield_now());
    (allocated() - before) as f64 / COUNT as f64
}

fn sleepers() -> f64 {
    let before = used();
    let runtime = on_this_thread();
    runtime.block_on(async {
        let all: Vec<_> = (0..SLEEPERS).map(|i| tokio::spawn(tokio::time::sleep(time_of_sleeper(i)))).collect();
        for each in all {
            each.await.unwrap();
        }
    });
    (used() - before).as_nanos() as f64 / SLEEPERS as f64
}

fn asleep() -> f64 {
    let runtime = on_this_thread();
    for _ in 0..SLEEPERS {
        runtime.spawn(async { tokio::time::sleep(Duration::from_secs(3600)).await });
    }
    let other = std::thread::spawn(|| {
        std::thread::sleep(Duration::from_millis(50));
        let (before, start) = (used(), Instant::now());
        std::thread::sleep(ASLEEP_FOR);
        100.0 * (used() - before).as_secs_f64() / start.elapsed().as_secs_f64()
    });
    runtime.block_on(async { tokio::time::sleep(Duration::from_millis(50) + ASLEEP_FOR * 2).await });
    other.join().unwrap()
}

fn main() {
    let columns: [(&str, fn() -> f64); 7] = [
        ("spawn", spawn),
        ("yield", yields),
        ("ping-pong", ping_pong),
        ("wake", wake),
        ("bytes", bytes),
        ("sleepers", sleepers),
        ("asleep", asleep),
    ];
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["--list"] {
        columns.iter().for_each(|(column, _)| println!("tokio\t{column}"));
        return;
    }
    permitted_cores();
    match columns.iter().find(|(name, _)| arguments == ["tokio", name]) {
        Some((_, measure)) => println!("{:.3}", measure()),
        None => std::process::exit(2),
    }
}
