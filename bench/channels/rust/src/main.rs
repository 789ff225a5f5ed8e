//! One column of one peer of the comparison, measured once: as ../columns.cpp is for C++.
use channels::adapter::{Adapter, CAPACITY};
use channels::byte;
use channels::measure::{empty_try_recv, ping_pong, push_and_pop, throughput, wake_up, ByPolling, BySleeping};
use channels::peers::*;
use channels::select;

type Column = (&'static str, fn() -> f64);

fn buffered<A: Adapter>() -> Vec<Column> {
    vec![
        ("one-thread", push_and_pop::<A>),
        ("empty", empty_try_recv::<A>),
        ("1P1C", throughput::<A, 1>),
        ("2P1C", throughput::<A, 2>),
        ("4P1C", throughput::<A, 4>),
        ("ping-pong", ping_pong::<A, ByPolling>),
        ("ping-pong-blocking", ping_pong::<A, BySleeping>),
        ("wake-up", wake_up::<A>),
    ]
}

fn main() {
    let mut peers = vec![
        ("Rust std channel", buffered::<StdChannel>()),
        ("Rust std sync_channel", buffered::<StdSyncChannel>()),
        ("crossbeam unbounded", buffered::<CrossbeamUnbounded>()),
        ("crossbeam bounded", buffered::<CrossbeamBounded>()),
        ("flume bounded", buffered::<FlumeBounded>()),
        ("tokio mpsc", buffered::<TokioBounded>()),
        ("async-channel bounded", buffered::<AsyncChannelBounded>()),
        ("Rust std sync_channel(0)", byte::std_sync_channel_columns()),
        ("crossbeam bounded(0)", byte::crossbeam_columns()),
        ("flume bounded(0)", byte::flume_columns()),
    ];
    for (name, columns) in &mut peers {
        match *name {
            "crossbeam bounded" => {
                columns.push(("select-one-thread", select::one_thread));
                columns.push(("select-ping-pong", select::ping_pong::<CAPACITY>));
            }
            "crossbeam bounded(0)" => columns.push(("select-ping-pong", select::ping_pong::<0>)),
            _ => {}
        }
    }

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["--list"] {
        for (name, columns) in &peers {
            columns.iter().for_each(|(column, _)| println!("{name}\t{column}"));
        }
        return;
    }
    let found = peers.iter().find(|peer| Some(peer.0) == arguments.first().map(|name| name.as_str()));
    let columns = found.map_or(&[][..], |peer| &peer.1[..]);
    match columns.iter().find(|column| Some(column.0) == arguments.get(1).map(|name| name.as_str())) {
        Some((_, measure)) => println!("{:.3}", measure()),
        None => {
            eprintln!("columns_rust: no such peer or column: {arguments:?}");
            std::process::exit(2)
        }
    }
}
