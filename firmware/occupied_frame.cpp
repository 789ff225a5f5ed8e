// A task whose frame is to stand where another task still stands is refused, and says why.
#include <pawl/task/executor.hpp>
#include <pawl/task/static_frame.hpp>
#include <pawl/task/task.hpp>
#include <pawl/task/yield.hpp>

namespace {
constinit pawl::static_frame<200> frame;
pawl::task<> turns(pawl::static_frame<200>&) {
    for (bool goes_on = true; goes_on;) goes_on = co_await pawl::yield();
}
}  // namespace

int main() {
    static pawl::executor<1> ex;
    ex.spawn(turns(frame));
    auto second = turns(frame);
    if (second.refused() != pawl::errc::too_many) return 1;
    ex.spawn(std::move(second));
    return 0;
}
