#include <pawl/task/thread.hpp>

pawl::static_stack<512> stack;

int main() {
#ifdef RIGHT
    pawl::thread audio{{.name = "audio", .stack = stack}, [] {}};
#else
    pawl::thread audio{"audio", [] {}};  // EXPECT: here a thread needs a stack
#endif
}
