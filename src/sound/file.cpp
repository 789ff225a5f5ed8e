#include "decoder.hpp"

#include <pawl/sound/file.hpp>

#include <algorithm>
#include <new>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace pawl::inline PAWL_PORT::sound {
namespace {

constexpr std::size_t samples_at_once = 64 * 1024;

// What a header claims is no reason to ask for much memory.
constexpr std::uint64_t most_samples_believed = std::uint64_t{1} << 24;

failure too_large(const std::string& path, std::uint64_t most_bytes) {
    return {trouble::too_large, path + ": takes more than " + std::to_string(most_bytes >> 20) +
                                    " MiB in memory; it can be streamed instead"};
}

std::expected<std::vector<sample>, failure> all_of(decoder& file, std::uint64_t most_bytes) {
    const std::string& path = file.facts().name;
    const std::size_t channels = file.shape().channels;
    const std::uint64_t most = most_bytes / sizeof(sample);
    std::vector<sample> samples;
    try {
        samples.reserve(std::min({most, file.facts().frames * channels, most_samples_believed}));
        for (;;) {
            const std::size_t before = samples.size();
            samples.resize(before + samples_at_once / channels * channels);
            const std::size_t count = file.read(std::span{samples}.subspan(before));
            samples.resize(before + count);
            if (count == 0) break;
            if (samples.size() > most) return std::unexpected(too_large(path, most_bytes));
        }
        samples.shrink_to_fit();
    } catch (const std::bad_alloc&) {
        return std::unexpected(
            failure{trouble::no_memory, path + ": there is no memory for it; it can be streamed instead"});
    }
    if (!samples.empty()) return samples;
    if (file.facts().frames != 0 || !file.facts().note.empty())
        return std::unexpected(failure{trouble::truncated, path + ": ends before its first sample"});
    return std::unexpected(failure{trouble::empty, path + ": no sound in it"});
}

std::expected<loaded_file, failure> load_from(decoder& file, std::uint64_t most_bytes) {
    auto samples = all_of(file, most_bytes);
    if (!samples) return std::unexpected(std::move(samples.error()));
    return loaded_file{memory_sound{sound_data{file.shape(), std::move(*samples)}}, file.facts_at_end()};
}

std::expected<streamed_file, failure> stream_from(std::unique_ptr<decoder> file, stream_settings settings) try {
    file_facts facts = file->facts();
    streamed_sound sound{std::move(file), settings};
    sound.wait_until_ahead();
    if (sound.is_empty()) return std::unexpected(failure{trouble::empty, facts.name + ": no sound in it can be read"});
    return streamed_file{std::move(sound), std::move(facts)};
} catch (const std::system_error& why) {
    return std::unexpected(failure{trouble::no_memory, std::string{"a file cannot be streamed: "} + why.what()});
}

}  // namespace

std::expected<loaded_file, failure> load(const std::string& path, std::uint64_t most_bytes) {
    const auto file = decoder::open(path);
    if (!file) return std::unexpected(file.error());
    return load_from(**file, most_bytes);
}

std::expected<streamed_file, failure> stream(const std::string& path, stream_settings settings) {
    auto file = decoder::open(path);
    if (!file) return std::unexpected(std::move(file.error()));
    return stream_from(std::move(*file), settings);
}

std::expected<opened_file, failure> open_file(const std::string& path, std::uint64_t most_bytes) {
    auto file = decoder::open(path);
    if (!file) return std::unexpected(std::move(file.error()));
    const bool is_small = (*file)->facts().frames * (*file)->shape().channels <= most_bytes / sizeof(sample);
    if (is_small) {
        auto loaded = load_from(**file, most_bytes);
        if (loaded) return opened_file{make_owned<memory_sound>(std::move(loaded->sound)), std::move(loaded->facts)};
        // Its header said less.
        if (loaded.error().what != trouble::too_large || !(*file)->rewind())
            return std::unexpected(std::move(loaded.error()));
    }
    auto streamed = stream_from(std::move(*file), {});
    if (!streamed) return std::unexpected(std::move(streamed.error()));
    return opened_file{make_owned<streamed_sound>(std::move(streamed->sound)), std::move(streamed->facts)};
}

}  // namespace pawl::inline PAWL_PORT::sound
