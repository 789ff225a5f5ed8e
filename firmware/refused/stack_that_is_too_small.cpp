#include <pawl/task/thread.hpp>

#ifdef RIGHT
pawl::static_stack<256> stack;
#else
pawl::static_stack<128> stack;  // EXPECT: the stack of a thread has 256 bytes or more
#endif
int main() { return stack.words().size() != 32; }
