// A program that uses locks as it should: clang's analysis has nothing to say of it, and nothing of the headers.
#include <pawl/lock.hpp>

#include <utility>

namespace {

struct counter {
    pawl::mutex lock{"counter"};
    int value PAWL_GUARDED_BY(lock) = 0;
};

int count(counter& c) {
    const pawl::guard held{c.lock};
    return ++c.value;
}

int change(pawl::guarded<int>& cell) {
    auto access = cell.lock();
    *access += 1;
    auto moved = std::move(access);
    access = std::move(moved);
    access.unlock();
    if (auto tried = cell.try_lock()) return *tried;
    if (auto reported = cell.lock_or_report()) return **reported;
    return *cell.recover() + cell.with([](const int& value) { return value; });
}

}  // namespace

int main() {
    counter c;
    pawl::guarded<int> cell{"cell", 1};
    pawl::guarded<int, pawl::recursive_mutex> again{"again", 1};
    again.lock().unlock();
    return count(c) + change(cell);
}
