//! The peers behind C names, for ../../stalls (foreign.hpp there).
use crate::adapter::{Adapter, Receiver, Sender};
use crate::peers::*;
use std::ffi::{c_char, CStr};

#[repr(C)]
pub struct ForeignPeer {
    name: *const c_char,
    open: unsafe extern "C" fn(usize) -> *mut (),
    try_send: unsafe extern "C" fn(*mut (), u32, u64) -> bool,
    try_recv: unsafe extern "C" fn(*mut (), *mut u64) -> bool,
}

unsafe impl Sync for ForeignPeer {}

/// Each field is used by the one thread whose it is.
struct Channel<A: Adapter> {
    senders: [A::Sender; 2],
    receiver: A::Receiver,
}

unsafe extern "C" fn open<A: Adapter>(capacity: usize) -> *mut () {
    let (sender, receiver) = A::open(capacity);
    let channel = Channel::<A> { senders: [sender.clone(), sender], receiver };
    Box::into_raw(Box::new(channel)).cast()
}

unsafe extern "C" fn try_send<A: Adapter>(channel: *mut (), sender: u32, message: u64) -> bool {
    let senders = &raw const (*channel.cast::<Channel<A>>()).senders;
    (&(*senders))[sender as usize].try_send(message)
}

unsafe extern "C" fn try_recv<A: Adapter>(channel: *mut (), message: *mut u64) -> bool {
    let receiver = &raw mut (*channel.cast::<Channel<A>>()).receiver;
    (*receiver).try_recv().map(|received| *message = received).is_some()
}

const fn peer<A: Adapter>(name: &'static CStr) -> ForeignPeer {
    ForeignPeer { name: name.as_ptr(), open: open::<A>, try_send: try_send::<A>, try_recv: try_recv::<A> }
}

static PEERS: [ForeignPeer; 8] = [
    peer::<StdChannel>(c"Rust std channel"),
    peer::<StdSyncChannel>(c"Rust std sync_channel"),
    peer::<CrossbeamUnbounded>(c"crossbeam unbounded"),
    peer::<CrossbeamBounded>(c"crossbeam bounded"),
    peer::<FlumeBounded>(c"flume bounded"),
    peer::<TokioBounded>(c"tokio mpsc"),
    peer::<AsyncChannelBounded>(c"async-channel bounded"),
    ForeignPeer { name: std::ptr::null(), ..peer::<StdChannel>(c"") },
];

#[no_mangle]
pub extern "C" fn foreign_peers() -> *const ForeignPeer {
    PEERS.as_ptr()
}
