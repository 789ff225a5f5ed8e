// Question and answer over two rings: each side sleeps for the other, and nothing but the message wakes it.
#include <pawl/channel/ring.hpp>
#include <pawl/check.hpp>

#include <thread>

int main() {
    pawl::ring<int, 2> questions, answers;
    auto [ask, asked] = questions.split();
    auto [answer, answered] = answers.split();
    std::thread peer{[&asked = asked, &answer = answer] {
        for (int i = 0; i < 2; ++i) pawl::check::require(answer.send(asked.recv().value() + 1).has_value(), "answered");
    }};
    for (int i = 0; i < 2; ++i) {
        pawl::check::require(ask.send(i).has_value(), "asked");
        pawl::check::require(answered.recv() == i + 1, "the answer");
    }
    peer.join();
}
