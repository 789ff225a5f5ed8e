#include <pawl/sound/mix.hpp>
#include <pawl/sound/wav_file.hpp>

#include <algorithm>
#include <chrono>
#include <span>

namespace pawl::inline PAWL_PORT::sound {

std::expected<format, failure> wav_file::open(format wanted) {
    if (settings_.period == 0) return std::unexpected(failure{trouble::not_written, path_ + ": a period of no frames"});
    auto writer = wav_writer::create(path_, wanted, settings_.kind);
    if (!writer) return std::unexpected(std::move(writer.error()));
    writer_.emplace(std::move(*writer));
    channels_ = wanted.channels;
    samples_.resize(std::size_t{settings_.period} * channels_);
    return wanted;
}

std::expected<void, failure> wav_file::run(renderer& source, stop_token until) {
    std::uint64_t left = settings_.frames.value_or(~std::uint64_t{0});
    while (left != 0 && !until.stop_requested()) {
        source.render(samples_);
        if (source.begun() == 0) {
            // Whoever opened it will play something. There is no hurry before.
            constexpr port::word nothing{0};
            port::wait(nothing, 0, port::clock::now() + std::chrono::milliseconds{1});
            continue;
        }
        const bool last = source.sounds() == 0 && !settings_.frames;
        // A sound says that it has ended where more is asked for.
        if (last && std::ranges::all_of(samples_, [](sample each) { return each == 0; })) break;
        const std::uint64_t frames = std::min<std::uint64_t>(left, settings_.period);
        if (auto written = writer_->write(std::span{samples_}.first(frames * channels_)); !written) {
            static_cast<void>(writer_->finish());
            return written;
        }
        frames_.fetch_add(frames, std::memory_order_relaxed);
        left -= frames;
        if (last) break;
    }
    return writer_->finish();
}

}  // namespace pawl::inline PAWL_PORT::sound
