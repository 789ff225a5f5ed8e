#include <pawl/lock/guarded.hpp>

#include <string>

int main() {
    pawl::guarded<std::string> cell{"cell"};
#ifdef RIGHT
    const std::string text = cell.with([](std::string& value) { return value; });
#else
    const std::string& text = cell.with([](std::string& value) -> std::string& {
        return value;
    });  // EXPECT: with() would return a reference to the guarded value
#endif
    return static_cast<int>(text.size());
}
