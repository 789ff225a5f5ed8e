fn main() {
    let sum = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        scope.spawn(|| sum.fetch_add(1, std::sync::atomic::Ordering::SeqCst));
        sum.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    });
    assert_eq!(sum.into_inner(), 2);
}
