// All are tasks of one level, and one of them computes in one step: the others wait until it is done.
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
    static pawl::executor<1> ex;
    static constinit pawl::static_frame<96> frame;
    static constinit computation c;
    parties::begin_all<0>(ex);
    ex.spawn<0>(computes(frame, c));
    ex.run();
    outside::tell(parties::presses_seen, c.result());
    return 0;
}
