#include <pawl/lock/guarded.hpp>

#include <mutex>

int main() {
#ifdef RIGHT
    pawl::guarded<int> cell{"cell"};
#else
    pawl::guarded<int, std::mutex> cell{"cell"};  // EXPECT: a guarded value needs a lock with an owner
#endif
}
