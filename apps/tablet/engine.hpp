// The song, its effects and the command path to them, ready to be played.
#pragma once

#include <pawl/sound/failure.hpp>
#include <pawl/sound/format.hpp>
#include <pawl/sound/owned.hpp>

#include <cstddef>
#include <expected>
#include <memory>
#include <string>

#include "apps/tablet/meters.hpp"
#include "apps/tablet/options.hpp"
#include "apps/tablet/presses.hpp"
#include "apps/tablet/tablet_sound.hpp"

namespace tablet {

enum class at_the_end : bool { stops, begins_again };

/// A song that was opened: its own format still.
struct opened_song {
    std::string name;
    audio::owned_sound sound;
    audio::format shape;
    std::uint64_t frames = 0;  ///< 0: nobody knows
    std::string note;          ///< what a person should know although it plays; empty: nothing
};
/// in_memory: all of it, however long; otherwise a thread reads ahead of what is long.
[[nodiscard]] std::expected<opened_song, audio::failure> open_song(const std::string& path, at_the_end then,
                                                                   bool in_memory);

class engine {
public:
    /// Commands that wait for the next batch; more are refused.
    static constexpr std::size_t most_waiting = 64;

    /// shape: what is played. The error is a line for people.
    [[nodiscard]] static std::expected<std::unique_ptr<engine>, std::string> make(
        opened_song song, audio::format shape, command_channel how = command_channel::published);
    engine(const engine&) = delete;
    engine& operator=(const engine&) = delete;
    /// After whatever plays the sound is gone.
    ~engine();

    /// Once: for the mix.
    [[nodiscard]] audio::owned_sound take_sound() { return std::move(sound_); }
    /// How commands are sent; from any thread.
    [[nodiscard]] presses::taker taker() const { return taker_; }
    /// One thread each.
    [[nodiscard]] meters_reader& for_screen() { return screen_reader_; }
    [[nodiscard]] meters_reader& for_page() { return page_reader_; }
    [[nodiscard]] const song_place& place() const { return place_; }

private:
    engine() = default;
    template <class Receiver>
    void connect(Receiver from, presses::taker to, panel inner);

    song_place place_;
    meters_cell to_screen_, to_page_;
    meters_reader screen_reader_, page_reader_;
    audio::owned_sound sound_;
    presses::taker taker_;
};

}  // namespace tablet
