#include <pawl/trace.hpp>

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <new>
#include <string>
#include <string_view>

#include "told_events.hpp"
#include "trace_json.hpp"

namespace pawl::inline PAWL_PORT::trace {
namespace {

int write_all(int file, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

// A file that must not grow further is an error of this one's, and not the program's end.
class without_signals_of_size {
public:
    without_signals_of_size() noexcept {
        ::sigemptyset(&one_);
        ::sigaddset(&one_, SIGXFSZ);
        ::pthread_sigmask(SIG_BLOCK, &one_, &before_);
    }
    without_signals_of_size(const without_signals_of_size&) = delete;
    without_signals_of_size& operator=(const without_signals_of_size&) = delete;
    ~without_signals_of_size() {
        const timespec now{};
        if (!::sigismember(&before_, SIGXFSZ)) ::sigtimedwait(&one_, nullptr, &now);
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

private:
    sigset_t one_, before_;
};

}  // namespace

int write_file(const char* name) noexcept try {
    const std::string text = trace_json(story_of(told_so_far()));
    const without_signals_of_size quiet;
    const int file = ::open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return errno;
    const int failed = write_all(file, text);
    const int closed = ::close(file) == 0 ? 0 : errno;
    return failed != 0 ? failed : closed;
} catch (const std::bad_alloc&) {
    return ENOMEM;
}

}  // namespace pawl::inline PAWL_PORT::trace
