#include <pawl/channel/bounded.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <utility>

int main() {
#ifdef RIGHT
    using message = std::pair<int, std::optional<std::unique_ptr<int>>>;
#else
    using message = std::pair<int, std::optional<std::unique_lock<std::mutex>>>;  // EXPECT: this type belongs to one task
#endif
    auto ends = pawl::bounded<message>(1);
}
