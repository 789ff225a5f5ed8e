// The half of a mix that a device asks for samples.
#pragma once

#include <pawl/channel/bounded.hpp>
#include <pawl/nonblocking.hpp>
#include <pawl/port/port.hpp>
#include <pawl/sound/blocks.hpp>
#include <pawl/sound/playing_state.hpp>
#include <pawl/sound/voices.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

class manager;
struct mix_settings;

/// One thread calls render(). From mix(). With it goes what plays, and what was to play from the next batch on: whoever waits
/// for the end of such a sound is told that it was dropped, and managers refuse with closed.
class renderer {
public:
    renderer(renderer&&) noexcept = default;
    renderer& operator=(renderer&& other) noexcept {
        renderer{std::move(other)}.swap(*this);
        return *this;
    }
    ~renderer() {
        if (shared_) let_go();
    }
    void swap(renderer& other) noexcept {
        std::swap(shared_, other.shared_);
        std::swap(commands_, other.commands_);
        std::swap(voices_, other.voices_);
        std::swap(begun_, other.begun_);
        std::swap(each_batch_, other.each_batch_);
        std::swap(told_, other.told_);
    }

    /// One batch: looks at what managers ask for, and at the commands of all sounds; then fills all of `into`, frame after frame,
    /// between -1 and 1. Silence, where nothing plays; an incomplete frame at the end is silent. Never waits, allocates or frees.
    void render(std::span<sample> into) noexcept PAWL_NONBLOCKING {
        if (!shared_) return blocks::silence(into);  // moved from
        begin();
        const std::size_t channels = shared_->output.channels;
        const std::size_t at_once = blocks::frames_at_once(shared_->output.channels) * channels;
        const std::size_t whole = into.size() - into.size() % channels;
        voices::counts gone;
        for (std::size_t at = 0; at < whole; at += at_once) {
            const std::span<sample> block = into.subspan(at, std::min(at_once, whole - at));
            voices_.render(block, gone);
            blocks::saturate(block);
        }
        blocks::silence(into.subspan(whole));
        if (gone.finished + gone.dropped != 0) {
            shared_->count_out(gone.finished + gone.dropped);
            shared_->count_dropped(gone.dropped);
        }
        if (each_batch_) each_batch_(told_);
    }
    /// Sounds that were played and whose first batch has come, so far. From the thread that renders.
    [[nodiscard]] std::uint64_t begun() const noexcept PAWL_NONBLOCKING { return begun_; }

    using batch_handler = void (*)(void*) noexcept PAWL_NONBLOCKING;
    /// Called at the end of each batch with that pointer. Before the first of them. Null: nobody.
    void after_each(batch_handler call, void* with) noexcept {
        each_batch_ = call;
        told_ = with;
    }

    [[nodiscard]] format output() const noexcept PAWL_NONBLOCKING { return shared_ ? shared_->output : format{}; }
    /// Sounds that play or wait for the next batch. From any thread.
    [[nodiscard]] std::uint32_t sounds() const noexcept PAWL_NONBLOCKING { return shared_ ? shared_->sounds() : 0; }
    /// Sounds that failed while they played, so far. From any thread.
    [[nodiscard]] std::uint64_t dropped() const noexcept PAWL_NONBLOCKING { return shared_ ? shared_->dropped() : 0; }

private:
    friend std::pair<manager, renderer> mix(const mix_settings&);
    renderer(std::shared_ptr<playing_state> shared, bounded_mpsc_receiver<play_command> commands,
             std::uint32_t most_sounds)
        : shared_{std::move(shared)}, commands_{std::move(commands)}, voices_{shared_->output, most_sounds} {
        voices_.tell_names(&shared_->now);
    }

    // Managers keep the channel's memory: what is still in it would stay there as long as they do.
    void let_go() noexcept {
        commands_.close();
        std::size_t gone = voices_.drop_all();
        while (commands_.try_recv()) ++gone;
        shared_->count_out(gone);
    }
    void begin() noexcept PAWL_NONBLOCKING {
        std::uint64_t cleared = shared_->clears();
        // As many as fit: managers that go on meanwhile would keep a batch from ever beginning.
        for (std::size_t most = commands_.capacity(); most != 0; --most) {
            auto next = commands_.try_recv();
            if (!next) break;
            // Played after a clear() that was not seen above: what went before must not be heard with it.
            cleared = std::max(cleared, next->when);
            if (voices_.full())
                shared_->count_out(1);  // never: count_in() refuses
            else {
                voices_.add(std::move(next->what), next->when, next->name);
                ++begun_;
            }
        }
        if (const std::size_t gone = voices_.drop_before(cleared)) shared_->count_out(gone);
        voices_.start_of_batch();
    }

    std::shared_ptr<playing_state> shared_;
    bounded_mpsc_receiver<play_command> commands_;
    voices voices_;
    std::uint64_t begun_ = 0;
    batch_handler each_batch_ = nullptr;
    void* told_ = nullptr;
};

}  // namespace pawl::inline PAWL_PORT::sound
