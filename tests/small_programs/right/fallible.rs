//! Rust says `try_` where a call may fail. None of these promises not to wait.
use std::cell::RefCell;
use std::convert::TryFrom;
use std::sync::{Arc, Mutex};
use std::thread;

thread_local!(static KEPT: RefCell<i32> = const { RefCell::new(0) });

struct Small(u8);
impl TryFrom<(i32, &Mutex<i32>)> for Small {
    type Error = ();
    fn try_from((value, lock): (i32, &Mutex<i32>)) -> Result<Self, ()> {
        let guard = lock.lock().map_err(|_| ())?;
        if value + *guard < 256 { Ok(Small(value as u8)) } else { Err(()) }
    }
}

fn work(lock: &Mutex<i32>) {
    KEPT.try_with(|kept| *kept.borrow_mut() += *lock.lock().unwrap()).unwrap();
    [1, 2].iter().try_for_each(|add| lock.lock().map(|mut sum| *sum += add).map_err(|_| ())).unwrap();
    let sum: Result<i32, ()> = [1].iter().try_fold(0, |sum, x| lock.lock().map(|_| sum + x).map_err(|_| ()));
    assert_eq!(sum, Ok(1));
    assert!(Small::try_from((1, lock)).is_ok_and(|small| small.0 == 1));
    let _ = std::panic::catch_unwind(|| drop(lock.lock()));
}

fn main() {
    let lock = Arc::new(Mutex::new(0));
    let other = { let lock = lock.clone(); thread::spawn(move || work(&lock)) };
    work(&lock);
    other.join().unwrap();
}
