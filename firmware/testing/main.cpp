// Runs the tests of one image, the last one registered last, and tells what failed.
#include <gtest/gtest.h>

#include <pawl/port/port.hpp>

#include <atomic>
#include <cstddef>
#include <cstring>

extern "C" [[gnu::weak]] const char pawl_left_out[];

namespace testing {
namespace {
constinit registered* first = nullptr;
constinit registered** end = &first;
constinit std::atomic<unsigned> failures{0}, skips{0};

// " suite.name suite.name ": by the build.
bool is_left_out(const registered& one) noexcept {
    if (!pawl_left_out) return false;
    const std::size_t suite = std::strlen(one.suite), name = std::strlen(one.name);
    for (const char* at = pawl_left_out; (at = std::strchr(at, ' ')) != nullptr;) {
        ++at;
        if (std::strncmp(at, one.suite, suite) == 0 && at[suite] == '.' &&
            std::strncmp(at + suite + 1, one.name, name) == 0 && at[suite + 1 + name] == ' ')
            return true;
    }
    return false;
}

void say(const char* text) { pawl::port::last_words(text); }
void say(long long number) {
    char digits[24];
    char* at = digits + sizeof digits - 1;
    *at = 0;
    unsigned long long left = number < 0 ? 0ull - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number);
    do *--at = static_cast<char>('0' + left % 10);
    while ((left /= 10) != 0);
    if (number < 0) *--at = '-';
    say(at);
}
}  // namespace

registered::registered(const char* s, const char* n, int v, void (*r)()) noexcept : suite{s}, name{n}, variant{v}, run{r} {
    *end = this;
    end = &next;
}

failure::failure(const char* file, int line, const char* what, printed_number left, printed_number right) noexcept {
    failures.fetch_add(1);
    const char* const folder = std::strstr(file, "tests/");
    say(folder ? folder : file);
    say(":");
    say(line);
    say(": ");
    say(what);
    if (left.is_one || right.is_one) {
        say(": ");
        if (left.is_one) say(left.value);
        say(", ");
        if (right.is_one) say(right.value);
    }
    say("\n");
}
void skip() noexcept { skips.fetch_add(1); }

int run_all() {
    unsigned count = 0, bad = 0;
    for (const registered* each = first; each; each = each->next) {
        const unsigned before = failures.load();
        if (is_left_out(*each)) {
            ++count;
            skip();
            continue;
        }
#if defined(PAWL_SAY_EACH)
        say(each->name);
        say("\n");
#endif
        each->run();
        ++count;
        if (failures.load() == before) continue;
        ++bad;
        say("FAILED: ");
        say(each->suite);
        say(".");
        say(each->name);
        if (each->variant >= 0) {
            say(" ");
            say(each->variant);
        }
        say("\n");
    }
    say(static_cast<long long>(count - bad - skips.load()));
    say(" tests passed, ");
    say(static_cast<long long>(bad));
    say(" failed, ");
    say(static_cast<long long>(skips.load()));
    say(" skipped\n");
    return bad == 0 && count != 0 ? 0 : 1;
}
}  // namespace testing

int main() { return testing::run_all(); }
