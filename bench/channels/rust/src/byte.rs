//! One byte to a thread and back through two channels without a buffer, 10,000 times: nanoseconds a round trip.
use crate::measure::run_on;
use std::thread;
use std::time::Instant;

const ROUND_TRIPS: u32 = 10_000;

/// The same three functions for every channel: open, send, receive.
pub fn round_trip<S: Send + 'static, R: Send + 'static>(
    open: fn() -> (S, R),
    send: fn(&S, u8),
    receive: fn(&R) -> u8,
    across_cores: bool,
) -> f64 {
    const WARM_UP: u32 = 100;
    let (there, received_there) = open();
    let (back, received_back) = open();
    let echo = thread::spawn(move || {
        run_on(across_cores as usize);
        (0..WARM_UP + ROUND_TRIPS).for_each(|_| send(&back, receive(&received_there)));
    });
    run_on(0);
    let some = |times| {
        for message in 0..times {
            send(&there, message as u8);
            assert_eq!(receive(&received_back), message as u8);
        }
    };
    some(WARM_UP);
    let start = Instant::now();
    some(ROUND_TRIPS);
    let elapsed = start.elapsed();
    echo.join().unwrap();
    elapsed.as_nanos() as f64 / ROUND_TRIPS as f64
}

fn std_sync_channel(across_cores: bool) -> f64 {
    use std::sync::mpsc::sync_channel;
    round_trip(|| sync_channel(0), |s, byte| s.send(byte).unwrap(), |r| r.recv().unwrap(), across_cores)
}

fn crossbeam(across_cores: bool) -> f64 {
    use crossbeam_channel::bounded;
    round_trip(|| bounded(0), |s, byte| s.send(byte).unwrap(), |r| r.recv().unwrap(), across_cores)
}

fn flume(across_cores: bool) -> f64 {
    use flume::bounded;
    round_trip(|| bounded(0), |s, byte| s.send(byte).unwrap(), |r| r.recv().unwrap(), across_cores)
}

type Column = (&'static str, fn() -> f64);

pub fn std_sync_channel_columns() -> Vec<Column> {
    vec![("byte-same-core", || std_sync_channel(false)), ("byte-across-cores", || std_sync_channel(true))]
}

pub fn crossbeam_columns() -> Vec<Column> {
    vec![("byte-same-core", || crossbeam(false)), ("byte-across-cores", || crossbeam(true))]
}

pub fn flume_columns() -> Vec<Column> {
    vec![("byte-same-core", || flume(false)), ("byte-across-cores", || flume(true))]
}
