#include "apps/tablet/engine.hpp"

#include <pawl/channel/bounded.hpp>
#include <pawl/sound/converted.hpp>
#include <pawl/sound/file.hpp>
#include <pawl/sound/memory_sound.hpp>
#include <pawl/sound/retirement.hpp>

#include <filesystem>
#include <limits>
#include <utility>

#include "apps/tablet/bell.hpp"
#include "apps/tablet/claim_then_write.hpp"
#include "apps/tablet/counted.hpp"
#include "apps/tablet/told_claims.hpp"

namespace tablet {

std::expected<opened_song, audio::failure> open_song(const std::string& path, at_the_end then, bool in_memory) {
    const std::string name = std::filesystem::path{path}.filename().string();
    const bool looped = then == at_the_end::begins_again;
    auto loaded = audio::load(path, in_memory ? std::numeric_limits<std::uint32_t>::max() : audio::most_bytes_opened);
    if (loaded) {
        audio::memory_sound& sound = loaded->sound;
        sound.set_looped(looped);
        const std::size_t frames = sound.frames();
        return opened_song{name, audio::make_owned<audio::memory_sound>(std::move(sound)), loaded->facts.shape, frames,
                           loaded->facts.note};
    }
    if (in_memory || loaded.error().what != audio::trouble::too_large) return std::unexpected(loaded.error());
    auto streamed = audio::stream(path, {.loop = looped});
    if (!streamed) return std::unexpected(streamed.error());
    const audio::file_facts facts = streamed->facts;
    return opened_song{name, audio::make_owned<audio::streamed_sound>(std::move(streamed->sound)), facts.shape,
                       facts.frames, facts.note};
}

namespace {

using claimed_commands = claim_then_write<command, tells_the_wait_graph>;

// Its last copy goes on the thread of retirement, with the sound.
struct claimed_receiver {
    std::shared_ptr<claimed_commands> from;
    std::optional<command> try_recv() noexcept PAWL_NONBLOCKING { return from->try_recv(); }
};

}  // namespace

template <class Receiver>
void engine::connect(Receiver from, presses::taker to, panel inner) {
    auto [to_screen, at_screen] = to_screen_.split();
    auto [to_page, at_page] = to_page_.split();
    screen_reader_ = std::move(at_screen);
    page_reader_ = std::move(at_page);
    taker_ = std::move(to);
    sound_ = audio::make_owned<tablet_sound<Receiver>>(std::move(from), std::move(inner), std::as_const(place_),
                                                       std::move(to_screen), std::move(to_page));
}

std::expected<std::unique_ptr<engine>, std::string> engine::make(opened_song song, audio::format shape,
                                                                 command_channel how) {
    std::unique_ptr<engine> made{new engine};
    made->place_.frames = song.frames;
    made->place_.rate = song.shape.rate;
    auto converted =
        audio::converted(counted<audio::any_sound>{audio::any_sound{std::move(song.sound)}, made->place_.frame}, shape);
    if (!converted) return std::unexpected(song.name + ": " + converted.error().message);
    panel effects{std::move(*converted), bell_at(shape.rate)};

    if (how == command_channel::claim_then_write) {
        auto between = std::make_shared<claimed_commands>(most_waiting);
        made->connect(
            claimed_receiver{between}, [between](const command& one) { return between->try_send(one); },
            std::move(effects));
        return made;
    }
    auto [to, from] = pawl::bounded_mpsc<command>(most_waiting);
    from.name("tablet commands");
    made->connect(
        std::move(from), [to](const command& one) { return to.try_send(one).has_value(); }, std::move(effects));
    return made;
}

engine::~engine() {
    sound_ = {};
    audio::retirement::settle();  // sounds that write into the cells
}

}  // namespace tablet
