// One permit goes from level to level: whichever is told goes on, and gives it to the other.
#include <pawl/lock/semaphore.hpp>
#include <pawl/task.hpp>

#include <cassert>

pawl::task<> takes(pawl::static_frame<1024>&, pawl::semaphore& permits, int& inside) {
    const auto taken = co_await permits.async_acquire();
    assert(taken && ++inside == 1);
    --inside;
    permits.release();
}

int main() {
    static pawl::static_frame<1024> first, second;
    pawl::semaphore permits{1};
    int inside = 0;
    pawl::executor<2> ex;
    ex.spawn<0>(takes(first, permits, inside));
    ex.spawn<1>(takes(second, permits, inside));
    ex.run();
    assert(permits.count() == 1);
}
