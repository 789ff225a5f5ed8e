// Knowing when a sound is over.
#pragma once

#include <pawl/channel/oneshot.hpp>
#include <pawl/error.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/wrapper.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <expected>
#include <optional>
#include <source_location>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

/// How a sound came to its end.
enum class ended : std::uint8_t {
    finished,  ///< its last sample was asked for, and more
    failed,
    dropped,  ///< it was let go before: cleared away, refused, or the program ends
};

/// One task at a time waits for the end of a sound. The end is told when the render thread comes to it: what it has rendered is
/// heard a little later.
class completion {
public:
    explicit completion(oneshot_receiver<ended> from) noexcept : from_{std::move(from)} {}

    /// Blocks until the sound is over. Again at once, any number of times.
    ended wait(std::source_location at = std::source_location::current()) noexcept {
        return how_ ? *how_ : *keep(from_.recv(at));
    }
    /// Nothing: it is not over yet.
    template <class Rep, class Period>
    [[nodiscard]] std::optional<ended> wait_for(std::chrono::duration<Rep, Period> limit,
                                                std::source_location at = std::source_location::current()) noexcept {
        return how_ ? how_ : keep(from_.recv_for(limit, at));
    }
    /// Never waits.
    [[nodiscard]] std::optional<ended> try_wait() noexcept { return how_ ? how_ : keep(from_.try_recv()); }

    class [[nodiscard]] awaited;
    /// co_await: as wait(), but where this thread runs pawl::block_on or an executor the coroutine waits, not the thread. Gives
    /// std::optional<ended>: nothing where the wait was cancelled.
    awaited async_wait() noexcept;

private:
    std::optional<ended> keep(std::expected<ended, errc> got) noexcept {
        if (got)
            how_ = *got;
        else if (got.error() != errc::timeout && got.error() != errc::empty && got.error() != errc::cancelled)
            how_ = ended::dropped;  // closed: nobody is there who could say more
        return how_;
    }
    oneshot_receiver<ended> from_;
    std::optional<ended> how_;
};

/// It must not outlive the completion.
class completion::awaited : public channel::awaited_recv<oneshot_receiver<ended>::core_type, wait::no_limit> {
    using base = channel::awaited_recv<oneshot_receiver<ended>::core_type, wait::no_limit>;

public:
    explicit awaited(completion& of) noexcept : base{of.from_.async_recv()}, of_{&of} {}
    [[nodiscard]] bool await_ready() noexcept { return of_->how_ || base::await_ready(); }
    [[nodiscard]] bool is_over_at_once() noexcept { return of_->how_ || base::is_over_at_once(); }
    std::optional<ended> await_resume() noexcept { return of_->how_ ? of_->how_ : of_->keep(base::await_resume()); }

private:
    completion* of_;
};
inline completion::awaited completion::async_wait() noexcept { return awaited{*this}; }

/// Tells its completion when the sound within is over. Made by with_completion().
template <std::derived_from<sound> Inner>
class completing final : public wrapper<Inner> {
public:
    completing(Inner inner, oneshot_sender<ended> to) noexcept : wrapper<Inner>{std::move(inner)}, to_{std::move(to)} {}

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        const rendered got = this->render_inner(into);
        if (got.then == what_next::finished || got.then == what_next::failed) [[unlikely]]
            tell(got.then == what_next::finished ? ended::finished : ended::failed);
        return got;
    }

private:
    void tell(ended how) noexcept PAWL_NONBLOCKING {
        if (told_) return;
        told_ = true;
        static_cast<void>(to_.try_send(how));  // closed: nobody wants to know
    }
    oneshot_sender<ended> to_;
    bool told_ = false;
};

/// {sound, completion}. Allocates.
template <class S>
[[nodiscard]] auto with_completion(S inner) {
    using part = as_sound<S>;
    auto [to, from] = oneshot<ended>();
    return std::pair{completing<part>{part{std::move(inner)}, std::move(to)}, completion{std::move(from)}};
}

}  // namespace pawl::inline PAWL_PORT::sound
