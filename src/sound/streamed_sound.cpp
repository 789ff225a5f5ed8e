#include <pawl/channel/ring.hpp>
#include <pawl/lock/event.hpp>
#include <pawl/sound/streamed_sound.hpp>
#include <pawl/task/thread.hpp>

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {
namespace {
constexpr std::size_t samples_a_read = 8'192;  // and at least a frame of most_channels
}

struct streamed_sound::state {
    using ring = pawl::ring<sample, most_ahead>;
    using producer = pawl::ring_producer<sample, most_ahead>;
    using consumer = pawl::ring_consumer<sample, most_ahead>;

    state(std::unique_ptr<sample_source> source, stream_settings settings) : from{std::move(source)}, how{settings} {
        auto [first, second] = between.split();
        out = std::move(second);
        reader = pawl::thread{"pawl-stream", [this, in = std::move(first)] { read_ahead(in); }};
    }
    ~state() {
        out = {};  // whoever waits for room learns that nobody wants it
        gone.store(true, std::memory_order_relaxed);
        reader = {};
    }
    state(const state&) = delete;
    state& operator=(const state&) = delete;

    void read_ahead(const producer& in) {
        std::vector<sample> buffer(samples_a_read / from->shape().channels * from->shape().channels);
        bool read_since_rewind = false;
        while (!gone.load(std::memory_order_relaxed)) {
            const std::size_t count = from->read(buffer);
            if (count == 0) {
                // A source that is empty would go round for ever.
                if (!how.loop || !std::exchange(read_since_rewind, false) || !from->rewind()) break;
                continue;
            }
            read_since_rewind = true;
            if (!pass_on(in, std::span{buffer}.first(count))) break;
        }
        in.close();
        ahead.set();
    }
    // False: nobody wants it.
    bool pass_on(const producer& in, std::span<const sample> samples) {
        while (!samples.empty()) {
            const std::span<sample> room = in.grant(samples.size());
            if (room.empty()) {
                ahead.set();
                if (!in.send(samples.front())) return false;  // waits
                samples = samples.subspan(1);
                continue;
            }
            std::ranges::copy(samples.first(room.size()), room.begin());
            if (!in.commit(room.size())) return false;
            samples = samples.subspan(room.size());
        }
        return true;
    }

    std::unique_ptr<sample_source> from;
    stream_settings how;
    ring between;
    consumer out;
    pawl::event ahead{"stream: read ahead"};
    std::atomic<bool> gone{false};
    std::atomic<std::uint64_t> gaps{0}, position{0};
    pawl::thread reader;
};

streamed_sound::streamed_sound(std::unique_ptr<sample_source> from, stream_settings settings)
    : shape_{from->shape()}, state_{std::make_unique<state>(std::move(from), settings)} {}
streamed_sound::streamed_sound(streamed_sound&&) noexcept = default;
streamed_sound& streamed_sound::operator=(streamed_sound&&) noexcept = default;
streamed_sound::~streamed_sound() = default;

void streamed_sound::wait_until_ahead() { state_->ahead.wait(); }
bool streamed_sound::is_empty() const noexcept { return state_->out.is_closed() && state_->out.size() == 0; }
std::size_t streamed_sound::ahead() const noexcept { return state_->out.size(); }
std::uint64_t streamed_sound::gaps() const noexcept { return state_->gaps.load(std::memory_order_relaxed); }
std::uint64_t streamed_sound::position() const noexcept { return state_->position.load(std::memory_order_relaxed); }

rendered streamed_sound::render(std::span<sample> into) noexcept PAWL_NONBLOCKING {
    const state::consumer& out = state_->out;
    // Asked first: whoever closes has sent everything.
    const bool over = out.is_closed();
    // What was read is whole frames, but a part of one may be on its way.
    const std::size_t whole = std::min(into.size(), out.size() / shape_.channels * shape_.channels);
    for (std::size_t done = 0; done < whole;) {
        const std::span<const sample> there = out.peek(whole - done);
        std::ranges::copy(there, into.begin() + static_cast<std::ptrdiff_t>(done));
        done += there.size();
        static_cast<void>(out.release(there.size()));
    }
    state_->position.fetch_add(whole / shape_.channels, std::memory_order_relaxed);
    if (whole == into.size()) return {whole, what_next::samples};
    if (over) return {whole, what_next::finished};
    state_->gaps.fetch_add(1, std::memory_order_relaxed);
    return {whole, what_next::paused};
}

}  // namespace pawl::inline PAWL_PORT::sound
