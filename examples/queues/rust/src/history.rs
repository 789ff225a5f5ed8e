//! Scenarios 4 to 9, as scenario.hpp has them: is every history one of a queue? In C++ check::linearizable searches; this is the
//! same search for five calls, over the functions of pawl/check.h.
use crate::Queue;
use std::ffi::{c_char, c_void, CString};
use std::sync::atomic::{AtomicI32, Ordering::Acquire, Ordering::Release};
use std::thread;

extern "C" {
    fn pawl_check_call_begins(history: *const c_void) -> u32;
    fn pawl_check_call_returned(call: u32);
    fn pawl_check_history_read(history: *const c_void);
    fn pawl_check_call_before(earlier: u32, later: u32) -> i32;
    fn pawl_check_call_moment(call: u32, returned: i32) -> u64;
    fn pawl_check_account(text: *const c_char);
    fn pawl_check_fail(what: *const c_char, file: *const c_char, line: i32);
}

static HISTORY: u8 = 0;
static TOLD: AtomicI32 = AtomicI32::new(0);

#[derive(Clone, Copy)]
struct Call {
    number: u32,
    sent: Option<i32>,
    received: Option<i32>,
}

fn history() -> *const c_void {
    &HISTORY as *const u8 as *const c_void
}

fn send(queue: &impl Queue, message: i32, tells: bool) -> Call {
    let number = unsafe { pawl_check_call_begins(history()) };
    let accepted = queue.try_send(message);
    unsafe { pawl_check_call_returned(number) }
    assert!(accepted, "there is room");
    if tells {
        TOLD.fetch_add(1, Release);
    }
    Call { number, sent: Some(message), received: None }
}

fn receive(queue: &impl Queue, asks: bool) -> Call {
    if asks {
        TOLD.load(Acquire);
    }
    let number = unsafe { pawl_check_call_begins(history()) };
    let received = queue.try_receive();
    unsafe { pawl_check_call_returned(number) }
    Call { number, sent: None, received }
}

fn before(earlier: &Call, later: &Call) -> bool {
    unsafe { pawl_check_call_before(earlier.number, later.number) != 0 }
}

/// Takes effect: what is inside afterwards. None: it would have returned something else.
fn step(call: &Call, promise: i32, inside: &[i32]) -> Option<Vec<i32>> {
    let mut after = inside.to_vec();
    match (call.sent, call.received) {
        (Some(message), _) => after.push(message),
        (None, None) if promise == 6 || inside.is_empty() => {}
        (None, None) => return None,
        (None, Some(message)) => {
            let same = |&each: &i32| promise == 4 || each / 10 == message / 10;
            let first = inside.iter().position(|each| same(each))?;
            if after.remove(first) != message {
                return None;
            }
        }
    }
    Some(after)
}

/// Appends to `order` what can follow, until all calls stand there; otherwise `longest` is as far as any order went.
fn explained(calls: &[Call], promise: i32, inside: &[i32], order: &mut Vec<usize>, longest: &mut (Vec<usize>, Vec<i32>)) -> bool {
    if order.len() == calls.len() {
        return true;
    }
    if order.len() >= longest.0.len() {
        *longest = (order.clone(), inside.to_vec());
    }
    for next in 0..calls.len() {
        let mut earlier = (0..calls.len()).filter(|&other| before(&calls[other], &calls[next]));
        if order.contains(&next) || earlier.any(|other| !order.contains(&other)) {
            continue;
        }
        let Some(after) = step(&calls[next], promise, inside) else { continue };
        order.push(next);
        if explained(calls, promise, &after, order, longest) {
            return true;
        }
        order.pop();
    }
    false
}

fn text(value: Option<i32>) -> String {
    value.map_or("nothing".into(), |message| message.to_string())
}

fn account(calls: &[Call], promise: i32, longest: &(Vec<usize>, Vec<i32>)) -> String {
    let (order, inside) = longest;
    let said = |call: &Call| call.sent.map_or("try_receive()".into(), |message| format!("try_send({message})"));
    let moments = |call: &Call| unsafe { (pawl_check_call_moment(call.number, 0), pawl_check_call_moment(call.number, 1)) };
    // Where no clock is common to all tasks, bars would tell an order that is none.
    let in_time = |a: &Call, b: &Call| moments(a).1 < moments(b).0;
    let bars = calls.iter().all(|a| calls.iter().all(|b| in_time(a, b) == before(a, b)));
    let mut told = String::new();
    for (i, call) in calls.iter().enumerate() {
        let (began, returned) = moments(call);
        let answer = if call.sent.is_some() { "true".into() } else { text(call.received) };
        let bar = if bars {
            " ".repeat(3 * began as usize) + "|" + &"-".repeat(3 * (returned - began) as usize - 1) + "|"
        } else {
            let earlier: Vec<_> = (0..calls.len()).filter(|&one| before(&calls[one], call)).map(|one| (one + 1).to_string()).collect();
            if earlier.is_empty() { String::new() } else { "after ".to_string() + &earlier.join(", ") }
        };
        told += &format!("{:2}  {:13}  {answer:7}  {bar}\n", i + 1, said(call));
    }
    let names: Vec<_> = order.iter().map(|&one| format!("{} {}", one + 1, said(&calls[one]))).collect();
    told += &format!("In order as far as that goes: {}; the object is {inside:?}:\n", names.join(", "));
    for (i, call) in calls.iter().enumerate() {
        if call.sent.is_none() && !order.contains(&i) {
            let instead = if promise == 4 { text(inside.first().copied()) } else { "something else".into() };
            told += &format!("   {} try_receive() returned {}, and would have returned {instead}\n", i + 1, text(call.received));
            break;
        }
    }
    told
}

pub fn judge(queue: &'static impl Queue, promise: i32, told: bool) {
    let sender = thread::spawn(move || vec![send(queue, 1, told), send(queue, 2, told)]);
    let other = thread::spawn(move || vec![send(queue, 11, told)]);
    let mut calls = vec![receive(queue, told), receive(queue, told)];
    calls.extend(sender.join().unwrap());
    calls.extend(other.join().unwrap());
    unsafe { pawl_check_history_read(history()) }
    calls.sort_by_key(|call| unsafe { pawl_check_call_moment(call.number, 0) });
    let mut longest = (vec![], vec![]);
    if explained(&calls, promise, &[], &mut vec![], &mut longest) {
        return;
    }
    let told = CString::new(account(&calls, promise, &longest)).unwrap();
    unsafe {
        pawl_check_account(told.as_ptr());
        pawl_check_fail(c"not linearizable".as_ptr(), c"history.rs".as_ptr(), line!() as i32)
    }
}
