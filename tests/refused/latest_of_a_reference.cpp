#include <pawl/channel/latest.hpp>

int main() {
#ifdef RIGHT
    pawl::latest<int> cell;
#else
    pawl::latest<int&> cell;  // EXPECT: a message is a value
#endif
    auto [writer, reader] = cell.split();
}
