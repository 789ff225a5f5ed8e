// The sounds of a mix, added up.
#pragma once

#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/sound.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {

/// A fixed number of places for sounds of one format, for the render thread. A sound that has finished, failed, or changed to
/// another format, goes.
class voices {
public:
    struct counts {
        std::size_t finished = 0, dropped = 0;
    };

    /// Allocates.
    voices(format all, std::uint32_t most) : format_{all} { playing_.resize(most); }
    /// The name of the sound that is being rendered is written here; null in between. Set before the first sound.
    void tell_names(std::atomic<const char*>* place) noexcept { now_ = place; }

    [[nodiscard]] std::size_t count() const noexcept PAWL_NONBLOCKING { return count_; }
    [[nodiscard]] bool full() const noexcept PAWL_NONBLOCKING { return count_ == playing_.size(); }
    /// Not where it is full. tag: by which drop_before() knows it.
    void add(owned_sound&& one, std::uint64_t tag, const char* name = nullptr) noexcept PAWL_NONBLOCKING {
        playing_[count_++] = {std::move(one), tag, name};
    }
    /// How many went.
    std::size_t drop_before(std::uint64_t tag) noexcept PAWL_NONBLOCKING {
        const std::size_t before = count_;
        keep_only([tag](const voice& one) { return one.tag >= tag; });
        return before - count_;
    }
    std::size_t drop_all() noexcept PAWL_NONBLOCKING { return drop_before(std::numeric_limits<std::uint64_t>::max()); }
    void start_of_batch() noexcept PAWL_NONBLOCKING {
        for (std::size_t i = 0; i < count_; ++i) {
            playing_[i].paused = false;
            tell(playing_[i].name);
            playing_[i].what->start_of_batch();
        }
        tell(nullptr);
    }

    /// Their sum, of at most blocks::frames_at_once() whole frames, not saturated. Returns the samples up to which one of them
    /// had anything; what follows is silence.
    std::size_t render(std::span<sample> into, counts& gone) noexcept PAWL_NONBLOCKING {
        sample scratch[blocks::most_samples];
        std::size_t most = 0;
        bool some_ended = false;
        for (std::size_t i = 0; i < count_; ++i) {
            voice& one = playing_[i];
            const bool first = most == 0;
            tell(one.name);
            const std::size_t got = render(one, first ? into : std::span{scratch}.first(into.size()));
            if (first)
                most = got;
            else {
                if (got > most) blocks::silence(into.subspan(most, got - most));
                most = std::max(most, got);
                blocks::add(into, std::span{scratch}.first(got));
            }
            if (one.ended != what_next::samples) {
                some_ended = true;
                ++(one.ended == what_next::finished ? gone.finished : gone.dropped);
            }
        }
        tell(nullptr);
        blocks::silence(into.subspan(most));
        if (some_ended) keep_only([](const voice& one) { return one.ended == what_next::samples; });
        return most;
    }

private:
    struct voice {
        owned_sound what;
        std::uint64_t tag = 0;
        const char* name = nullptr;
        what_next ended = what_next::samples;
        bool paused = false;  // until the next batch
    };

    void tell(const char* name) const noexcept PAWL_NONBLOCKING {
        // relaxed: for whoever looks at a thread that does not go on.
        if (now_) now_->store(name, std::memory_order_relaxed);
    }
    // As far as it goes without a pause; one.ended says whether it is over.
    std::size_t render(voice& one, std::span<sample> into) const noexcept PAWL_NONBLOCKING {
        std::size_t written = 0;
        if (one.paused) return 0;
        for (bool just_changed = false;;) {
            const std::span<sample> rest = into.subspan(written);
            const rendered got = render_frames(*one.what, rest, format_.channels);
            written += got.samples;
            switch (got.then) {
                case what_next::samples: return written;
                case what_next::paused: one.paused = true; return written;
                case what_next::finished: one.ended = what_next::finished; return written;
                case what_next::failed: one.ended = what_next::failed; return written;
                case what_next::metadata_changed: break;
            }
            // Nothing but changes would never end.
            if ((got.samples == 0 && just_changed) || !has_our_format(*one.what)) {
                one.ended = what_next::failed;
                return written;
            }
            just_changed = true;
        }
    }
    [[nodiscard]] bool has_our_format(const sound& one) const noexcept PAWL_NONBLOCKING {
        return one.channel_count() == format_.channels && one.sample_rate() == format_.rate;
    }
    template <class Keep>
    void keep_only(const Keep& keep) noexcept PAWL_NONBLOCKING {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            if (!keep(playing_[i])) {
                playing_[i] = {};
            } else if (kept++ != i)
                playing_[kept - 1] = std::move(playing_[i]);
        }
        count_ = kept;
    }

    format format_;
    std::vector<voice> playing_;
    std::size_t count_ = 0;
    std::atomic<const char*>* now_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::sound
