// Rust's own channel behind queue.hpp. The standard library is the one that rustc ships, unchanged.
use std::ffi::c_char;
use std::sync::mpsc::{channel, Receiver, Sender};

#[repr(C)]
pub struct QueueEnds {
    sender: *mut Sender<u64>,
    receiver: *mut Receiver<u64>,
}

#[no_mangle]
pub extern "C" fn queue_name() -> *const c_char {
    c"Rust's std::sync::mpsc".as_ptr()
}

#[no_mangle]
pub extern "C" fn queue_open() -> QueueEnds {
    let (sender, receiver) = channel();
    QueueEnds { sender: Box::into_raw(Box::new(sender)), receiver: Box::into_raw(Box::new(receiver)) }
}

#[no_mangle]
pub extern "C" fn queue_send(sender: &Sender<u64>, message: u64) {
    let _ = sender.send(message); // fails only without a receiver, which is never dropped
}

#[no_mangle]
pub extern "C" fn queue_try_recv(receiver: &Receiver<u64>, message: &mut u64) -> bool {
    receiver.try_recv().map(|received| *message = received).is_ok()
}
