// Tasks of two levels take one lock: one is inside at a time, and it is handed on between the levels.
#include <pawl/lock/async_mutex.hpp>
#include <pawl/task.hpp>

#include <cassert>

pawl::task<> locks(pawl::static_frame<1024>&, pawl::async_mutex& m, int& inside) {
    const auto held = co_await m.async_lock();
    assert(++inside == 1);
    --inside;
}

int main() {
    static pawl::static_frame<1024> first, second;
    pawl::async_mutex m{"m"};
    int inside = 0;
    pawl::executor<2> ex;
    ex.spawn<0>(locks(first, m, inside));
    ex.spawn<1>(locks(second, m, inside));
    ex.run();
    assert(m.try_lock());
    m.unlock();
}
