#include "decoder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {
namespace {

failure of_system(const std::string& path, int error) {
    if (error == ENOENT || error == ENOTDIR) return {trouble::missing, path + ": no such file"};
    if (error == EACCES || error == EPERM) return {trouble::unreadable, path + ": may not be read by this user"};
    return {trouble::unreadable, path + ": cannot be read: " + std::strerror(error)};
}

std::string as_text(SNDFILE* file, int what, int number) {
    SF_FORMAT_INFO info{};
    info.format = number;
    if (sf_command(file, what, &info, sizeof info) != 0 || !info.name) return "unknown";
    return info.name;
}

std::string seconds_of(std::uint64_t frames, std::uint32_t rate) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f s", static_cast<double>(frames) / rate);
    return text.data();
}

// Where the length of a WAV or AIFF file's data is not what is there, libsndfile corrects it and says so in its log alone.
std::string note_of_log(SNDFILE* file, const std::string& path) {
    std::array<char, 4096> log{};
    sf_command(file, SFC_GET_LOG_INFO, log.data(), log.size());
    const std::string_view text{log.data()};
    for (const std::string_view chunk : {"data : ", "SSND : ", " SSND : "}) {
        const std::size_t at = text.find(chunk);
        if (at == text.npos) continue;
        const std::string_view line = text.substr(at, text.find('\n', at) - at);
        const std::size_t should = line.find(" (should be ");
        if (should == line.npos) continue;
        const std::string promised{line.substr(chunk.size(), should - chunk.size())};
        // So writes who sends a file into a pipe and cannot come back to its header.
        if (promised == "4294967295" || promised == "2147483647") return {};
        const std::string_view rest = line.substr(should + 12);
        return path + ": ends too early: " + std::string{rest.substr(0, rest.find(')'))} + " of " + promised +
               " bytes are there";
    }
    return {};
}

std::expected<int, failure> open_plain_file(const std::string& path) {
    // O_NONBLOCK: a pipe that nobody writes to would be waited for.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return std::unexpected(of_system(path, errno));
    struct stat facts {};
    failure why{};
    if (::fstat(descriptor, &facts) != 0)
        why = of_system(path, errno);
    else if (S_ISDIR(facts.st_mode))
        why = {trouble::not_a_file, path + ": a folder, not a file"};
    else if (!S_ISREG(facts.st_mode))
        why = {trouble::not_a_file, path + ": a pipe or a device, not a file"};
    else if (facts.st_size == 0)
        why = {trouble::empty, path + ": an empty file"};
    else
        return descriptor;
    ::close(descriptor);
    return std::unexpected(std::move(why));
}

}  // namespace

std::expected<std::unique_ptr<decoder>, failure> decoder::open(const std::string& path) {
    const auto descriptor = open_plain_file(path);
    if (!descriptor) return std::unexpected(descriptor.error());
    SF_INFO info{};
    SNDFILE* const file = sf_open_fd(*descriptor, SFM_READ, &info, SF_FALSE);
    if (!file) {
        const std::string why = sf_strerror(nullptr);
        ::close(*descriptor);
        return std::unexpected(
            failure{trouble::unknown_format,
                    path + ": not a sound file that can be read, whatever its name says (" + why + ")"});
    }
    auto made = std::make_unique<decoder>(file, info, path);
    // It closes the descriptor from here on.
    if (info.channels < 1 || static_cast<std::uint32_t>(info.channels) > most_channels)
        return std::unexpected(failure{trouble::unsupported_channels,
                                       path + ": has " + std::to_string(info.channels) + " channels; from 1 to " +
                                           std::to_string(most_channels) + " can be played"});
    if (!made->shape().is_possible())
        return std::unexpected(failure{trouble::unsupported_rate, path + ": has " + std::to_string(info.samplerate) +
                                                                      " frames a second; from " +
                                                                      std::to_string(lowest_rate) + " to " +
                                                                      std::to_string(highest_rate) + " can be played"});
    return made;
}

decoder::decoder(SNDFILE* file, const SF_INFO& info, const std::string& path)
    : file_{file},
      facts_{path,
             as_text(file, SFC_GET_FORMAT_INFO, info.format & SF_FORMAT_TYPEMASK) + ", " +
                 as_text(file, SFC_GET_FORMAT_INFO, info.format & SF_FORMAT_SUBMASK),
             {static_cast<std::uint32_t>(info.channels), static_cast<std::uint32_t>(info.samplerate)},
             info.frames > 0 && info.frames < SF_COUNT_MAX ? static_cast<std::uint64_t>(info.frames) : 0,
             note_of_log(file, path)} {}

decoder::~decoder() { sf_close(file_); }

std::size_t decoder::read(std::span<sample> into) noexcept {
    const sf_count_t channels = facts_.shape.channels;
    const sf_count_t frames = sf_readf_float(file_, into.data(), static_cast<sf_count_t>(into.size()) / channels);
    if (frames <= 0) return 0;
    read_ += static_cast<std::uint64_t>(frames);
    const auto count = static_cast<std::size_t>(frames * channels);
    for (sample& each : into.first(count))
        if (!std::isfinite(each)) each = 0;
    return count;
}

bool decoder::rewind() noexcept { return sf_seek(file_, 0, SEEK_SET) == 0; }

file_facts decoder::facts_at_end() const {
    file_facts facts = facts_;
    facts.frames = read_;
    if (read_ < facts_.frames && facts.note.empty())
        facts.note = facts.name + ": ends too early: " + seconds_of(read_, facts.shape.rate) + " of " +
                     seconds_of(facts_.frames, facts.shape.rate) + " can be read";
    return facts;
}

}  // namespace pawl::inline PAWL_PORT::sound
