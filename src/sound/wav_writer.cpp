#include <pawl/sound/wav_writer.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {
namespace {

static_assert(std::endian::native == std::endian::little, "a WAV file's numbers begin with their lowest byte");

constexpr std::size_t bytes_at_once = 64 * 1024;
constexpr std::uint64_t most_bytes_of_wav = std::numeric_limits<std::uint32_t>::max() - 64;  // with its header

template <class Number>
void append(std::vector<std::byte>& to, Number value) {
    const auto bytes = std::bit_cast<std::array<std::byte, sizeof(Number)>>(value);
    to.insert(to.end(), bytes.begin(), bytes.end());
}
void append_word(std::vector<std::byte>& to, std::string_view word) {
    for (const char letter : word) to.push_back(static_cast<std::byte>(letter));
}

std::int16_t in_sixteen_bits(sample value) {
    if (!(value == value)) return 0;
    return static_cast<std::int16_t>(std::lrint(std::clamp(value * 32'768.0F, -32'768.0F, 32'767.0F)));
}

// All of it, wherever the kernel stops on its way. 0, or errno.
int write_all(int file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        else if (count == 0)
            return ENOSPC;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

failure not_written_because(const std::string& path, int error) {
    return {trouble::not_written, path + ": cannot be written: " + std::strerror(error)};
}

}  // namespace

std::expected<wav_writer, failure> wav_writer::create(const std::string& path, format shape, wav_samples kind) {
    if (!shape.is_possible())
        return std::unexpected(failure{trouble::not_written, path + ": no file has " + std::to_string(shape.channels) +
                                                                 " channels at " + std::to_string(shape.rate) + " Hz"});
    // O_NONBLOCK: a pipe that nobody reads says so instead of waiting for a reader.
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK, 0666);
    if (file < 0) return std::unexpected(not_written_because(path, errno));
    wav_writer made{path, file, shape, kind};
    struct stat facts {};
    if (::fstat(file, &facts) == 0 && (S_ISFIFO(facts.st_mode) || S_ISSOCK(facts.st_mode))) {
        ::close(std::exchange(made.file_, -1));
        return std::unexpected(
            failure{trouble::not_written, path + ": a pipe, where no header can be written at the end"});
    }
    if (const int error = write_all(file, made.header()); error != 0) {
        ::close(std::exchange(made.file_, -1));
        return std::unexpected(not_written_because(path, error));
    }
    return made;
}

wav_writer::wav_writer(std::string path, int file, format shape, wav_samples kind)
    : path_{std::move(path)}, file_{file}, shape_{shape}, kind_{kind} {
    buffer_.reserve(bytes_at_once + most_channels * sizeof(sample));
}
wav_writer::wav_writer(wav_writer&& other) noexcept
    : path_{std::move(other.path_)},
      file_{std::exchange(other.file_, -1)},
      shape_{other.shape_},
      kind_{other.kind_},
      samples_{other.samples_},
      bytes_on_disk_{other.bytes_on_disk_},
      buffer_{std::move(other.buffer_)},
      failed_{std::move(other.failed_)} {}
wav_writer& wav_writer::operator=(wav_writer&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(file_, other.file_);
    std::swap(shape_, other.shape_);
    std::swap(kind_, other.kind_);
    std::swap(samples_, other.samples_);
    std::swap(bytes_on_disk_, other.bytes_on_disk_);
    std::swap(buffer_, other.buffer_);
    std::swap(failed_, other.failed_);
    return *this;
}
wav_writer::~wav_writer() { static_cast<void>(finish()); }

std::expected<void, failure> wav_writer::write(std::span<const sample> samples) {
    if (!failed_.message.empty()) return std::unexpected(failed_);
    if (file_ < 0) return std::unexpected(failure{trouble::not_written, path_ + ": was finished before"});
    if ((samples_ + samples.size()) * sample_size() > most_bytes_of_wav) {
        failed_ = {trouble::too_large, path_ + ": a WAV file holds less than 4 GiB"};
        return std::unexpected(failed_);
    }
    for (const sample each : samples) {
        if (kind_ == wav_samples::floats)
            append(buffer_, each);
        else
            append(buffer_, in_sixteen_bits(each));
        if (buffer_.size() < bytes_at_once) continue;
        if (auto written = flush(); !written) return written;
    }
    samples_ += samples.size();
    return {};
}

std::expected<void, failure> wav_writer::flush() {
    const int error = write_all(file_, buffer_);
    if (error != 0) return refuse(error);
    bytes_on_disk_ += buffer_.size();
    buffer_.clear();
    return {};
}

std::expected<void, failure> wav_writer::refuse(int error) {
    failed_ = not_written_because(path_, error);
    buffer_.clear();
    return std::unexpected(failed_);
}

std::expected<void, failure> wav_writer::finish() {
    if (file_ < 0) {
        if (failed_.message.empty()) return {};
        return std::unexpected(failed_);
    }
    if (failed_.message.empty()) static_cast<void>(flush());
    // The header's place is there, even where no more room is.
    const std::vector<std::byte> right = header();
    if (::pwrite(file_, right.data(), right.size(), 0) != static_cast<ssize_t>(right.size()) && failed_.message.empty())
        failed_ = not_written_because(path_, errno);
    if (::close(std::exchange(file_, -1)) != 0 && failed_.message.empty()) failed_ = not_written_because(path_, errno);
    if (failed_.message.empty()) return {};
    return std::unexpected(failed_);
}

std::vector<std::byte> wav_writer::header() const {
    const bool floats = kind_ == wav_samples::floats;
    const std::size_t frame = sample_size() * shape_.channels;
    // What a disk without room took of the last frame is none.
    const auto data = static_cast<std::uint32_t>(bytes_on_disk_ / frame * frame);
    std::vector<std::byte> bytes;
    append_word(bytes, "RIFF");
    append(bytes, static_cast<std::uint32_t>(data + 50));
    append_word(bytes, "WAVEfmt ");
    append(bytes, std::uint32_t{18});
    append(bytes, static_cast<std::uint16_t>(floats ? 3 : 1));
    append(bytes, static_cast<std::uint16_t>(shape_.channels));
    append(bytes, shape_.rate);
    append(bytes, static_cast<std::uint32_t>(shape_.rate * frame));
    append(bytes, static_cast<std::uint16_t>(frame));
    append(bytes, static_cast<std::uint16_t>(sample_size() * 8));
    append(bytes, std::uint16_t{0});
    append_word(bytes, "fact");
    append(bytes, std::uint32_t{4});
    append(bytes, static_cast<std::uint32_t>(data / frame));
    append_word(bytes, "data");
    append(bytes, data);
    return bytes;
}

std::expected<void, failure> write_wav(const std::string& path, format shape, std::span<const sample> samples,
                                       wav_samples kind) {
    auto writer = wav_writer::create(path, shape, kind);
    if (!writer) return std::unexpected(std::move(writer.error()));
    if (auto written = writer->write(samples); !written) return written;
    return writer->finish();
}

}  // namespace pawl::inline PAWL_PORT::sound
