// A thread's stack is a variable of main(): within the stack of a thread that lives, and its own all the same.
#include <pawl/task/thread.hpp>

namespace {
int ran = 0;
}

int main() {
    pawl::static_stack<512> stack;
    for (int i = 0; i < 2; ++i) pawl::thread{{.name = "inner", .priority = 1, .stack = stack}, [] { ++ran; }}.join();
    return ran == 2 ? 0 : 1;
}
