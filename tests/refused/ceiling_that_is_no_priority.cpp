#include <pawl/lock/ceiling_mutex.hpp>

int main() {
#ifdef RIGHT
    pawl::ceiling_mutex<1> deck{"deck"};
#else
    pawl::ceiling_mutex<0> deck{"deck"};  // EXPECT: a ceiling is a priority of the real-time scheduler
#endif
}
