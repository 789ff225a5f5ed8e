// One interrupt answers, the other one goes without an answer: the main program sleeps until it is told the one and the other.
#include "two_interrupts.hpp"

#include <pawl/channel/oneshot.hpp>

#include <utility>

namespace {
pawl::static_oneshot<int> answered, left;
auto answers = answered.sender();
auto goes = left.sender();
auto answer = answered.receiver();
auto end = left.receiver();
shared<bool> refused{false};
}  // namespace

LOW_INTERRUPT {
    if (!answers.try_send(7)) refused = true;
}
HIGH_INTERRUPT { static_cast<void>(decltype(goes){std::move(goes)}); }

int main() {
    let_both_come();
    const auto nothing = end.recv();
    require(!nothing && nothing.error() == pawl::errc::closed, "it went without an answer");
    require(answer.recv() == 7, "the answer");
    require(!refused, "somebody asks");
}
