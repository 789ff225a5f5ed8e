#include <pawl/lock/mutex.hpp>
#include <pawl/lock/ranked.hpp>

int main() {
#ifdef RIGHT
    pawl::ranked<pawl::mutex, 62> library{"library"};
#else
    pawl::ranked<pawl::mutex, 63> library{"library"};  // EXPECT: ranks are 0 to 62
#endif
}
