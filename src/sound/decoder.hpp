// A file as a source of samples, through libsndfile.
#pragma once

#include <pawl/sound/file.hpp>
#include <pawl/sound/streamed_sound.hpp>

#include <sndfile.h>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>

namespace pawl::inline PAWL_PORT::sound {

class decoder : public sample_source {
public:
    [[nodiscard]] static std::expected<std::unique_ptr<decoder>, failure> open(const std::string& path);
    decoder(SNDFILE* file, const SF_INFO& info, const std::string& path);
    ~decoder() override;

    [[nodiscard]] format shape() const noexcept override { return facts_.shape; }
    /// What is no number (a file of floats may hold such) becomes silence: an echo would never get rid of it.
    [[nodiscard]] std::size_t read(std::span<sample> into) noexcept override;
    [[nodiscard]] bool rewind() noexcept override;

    /// As the header has it.
    [[nodiscard]] const file_facts& facts() const noexcept { return facts_; }
    /// After the end was reached: those of what was there, with a note where it was less than the header promises.
    [[nodiscard]] file_facts facts_at_end() const;

private:
    SNDFILE* file_;
    file_facts facts_;
    std::uint64_t read_ = 0;
};

}  // namespace pawl::inline PAWL_PORT::sound
