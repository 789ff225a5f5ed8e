// The computation in one step of a task, below the level of the others: they come on top of it.
#include <pawl/task/executor.hpp>

#include "async_serial.hpp"
#include "computation.hpp"

namespace {
pawl::task<> computes(pawl::static_frame<96>&, computation& c) {
    c.whole();
    co_return;
}
}  // namespace

int main() {
    static pawl::executor<2> ex;
    static constinit pawl::static_frame<96> frame;
    static constinit computation c;
    parties::begin_all<1>(ex);
    ex.spawn<0>(computes(frame, c));
    ex.run();
    outside::tell(parties::presses_seen, c.result());
    return 0;
}
