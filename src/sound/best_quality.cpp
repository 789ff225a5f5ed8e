// Conversion of rates by a filter of libsamplerate.
#include <pawl/nonblocking.hpp>
#include <pawl/sound/converted.hpp>
#include <pawl/sound/owned.hpp>
#include <pawl/sound/sound.hpp>

#include <samplerate.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace pawl::inline PAWL_PORT::sound {

namespace {

struct filter_end {
    void operator()(SRC_STATE* state) const noexcept { src_delete(state); }
};

// libsamplerate allocates where a filter is made, for the widest ratio and so many channels. src_process(), src_set_ratio() and
// src_reset() allocate nothing and wait for nobody; they only carry no attribute that says so.
class filtered final : public by_batch {
public:
    filtered(owned_sound inner, std::uint32_t rate, std::unique_ptr<SRC_STATE, filter_end> filter)
        : inner_{std::move(inner)}, channels_{inner_->channel_count()}, rate_{rate}, filter_{std::move(filter)} {
        follow();
    }
    [[nodiscard]] std::uint32_t channel_count() const noexcept PAWL_NONBLOCKING override { return channels_; }
    [[nodiscard]] std::uint32_t sample_rate() const noexcept PAWL_NONBLOCKING override { return rate_; }
    void start_of_batch() noexcept PAWL_NONBLOCKING override { inner_->start_of_batch(); }

    [[nodiscard]] rendered render(std::span<sample> into) noexcept PAWL_NONBLOCKING override {
        const std::size_t wanted = into.size() / channels_;
        std::size_t done = 0;
        int changes = 0;
        while (done < wanted) {
            if (!follows_) return {done * channels_, what_next::failed};
            if (ratio_ == 1 && !under_way_ && then_ == what_next::samples && from_ == to_) {
                const rendered got = render_frames(*inner_, into.subspan(done * channels_), channels_);  // as it is
                done += got.samples / channels_;
                if (got.then != what_next::metadata_changed) return {done * channels_, got.then};
                if (got.samples == 0 && ++changes > 1) return {done * channels_, what_next::failed};
                if (!begin_anew()) return {done * channels_, what_next::failed};
                continue;
            }
            if (from_ == to_ && then_ == what_next::samples) {
                const rendered got = render_frames(*inner_, {before_, most * channels_}, channels_);
                from_ = 0;
                to_ = got.samples / channels_;
                under_way_ = under_way_ || to_ != 0;
                if (got.then != what_next::paused && to_ != most) then_ = got.then;
                if (to_ == 0 && then_ == what_next::samples) return {done * channels_, what_next::paused};
            }
            const auto [read, written] = filter(into.data() + done * channels_, wanted - done);
            from_ += read;
            done += written;
            if (written != 0 || read != 0) continue;
            if (from_ != to_ && then_ == what_next::samples) return {done * channels_, what_next::failed};
            // All that the filter held is out.
            if (then_ != what_next::metadata_changed) return {done * channels_, then_};
            if (!begin_anew() || ++changes > 1) return {done * channels_, what_next::failed};
        }
        return {done * channels_, what_next::samples};
    }

private:
    struct progress {
        std::size_t read, written;
    };
    progress filter(sample* into, std::size_t frames) noexcept PAWL_NONBLOCKING {
        if (!under_way_) return {0, 0};
        SRC_DATA data{};
        data.data_in = before_ + from_ * channels_;
        data.input_frames = static_cast<long>(to_ - from_);
        data.data_out = into;
        data.output_frames = static_cast<long>(frames);
        data.end_of_input = then_ == what_next::samples ? 0 : 1;
        data.src_ratio = ratio_;
        int problem = 0;
        PAWL_TRUSTED(problem = src_process(filter_.get(), &data);)  // see above
        if (problem != 0) {
            follows_ = false;
            return {0, 0};
        }
        return {static_cast<std::size_t>(data.input_frames_used), static_cast<std::size_t>(data.output_frames_gen)};
    }
    // After another format was told of. The channels of what is in here stay.
    bool begin_anew() noexcept PAWL_NONBLOCKING {
        PAWL_TRUSTED(static_cast<void>(src_reset(filter_.get()));)  // see above
        from_ = to_ = 0;
        under_way_ = false;
        then_ = what_next::samples;
        follow();
        return follows_;
    }
    void follow() noexcept PAWL_NONBLOCKING {
        const format now{inner_->channel_count(), inner_->sample_rate()};
        ratio_ = static_cast<double>(rate_) / now.rate;
        int possible = 0;
        PAWL_TRUSTED(possible = src_is_valid_ratio(ratio_);)  // looks at a number
        follows_ = now.is_possible() && now.channels == channels_ && possible != 0;
        if (follows_) PAWL_TRUSTED(static_cast<void>(src_set_ratio(filter_.get(), ratio_));)  // see above
    }

    static constexpr std::size_t most = 128;  // frames that are read at once
    owned_sound inner_;
    std::uint32_t channels_, rate_;
    std::unique_ptr<SRC_STATE, filter_end> filter_;
    double ratio_ = 1;
    bool follows_ = false, under_way_ = false;
    what_next then_ = what_next::samples;  // why there is no more to read
    std::size_t from_ = 0, to_ = 0;        // frames of before_ that the filter has not read
    sample before_[most * most_channels];
};

}  // namespace

bool quality::best_reaches(std::uint32_t from, std::uint32_t to) noexcept {
    return src_is_valid_ratio(static_cast<double>(to) / from) != 0;
}
owned_sound quality::best_at_rate(owned_sound one, std::uint32_t rate) {
    if (!best_reaches(one->sample_rate(), rate)) return nullptr;
    int problem = 0;
    std::unique_ptr<SRC_STATE, filter_end> filter{
        src_new(SRC_SINC_MEDIUM_QUALITY, static_cast<int>(one->channel_count()), &problem)};
    if (!filter) return nullptr;
    return make_owned<filtered>(std::move(one), rate, std::move(filter));
}
constinit const quality quality::best{quality::best_at_rate, quality::best_reaches};

}  // namespace pawl::inline PAWL_PORT::sound
