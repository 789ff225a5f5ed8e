// The same work for every pattern: a library's cipher over so many bytes, and an urgent event every now and then.
#pragma once

#include <nettle/aes.h>
#include <nettle/ctr.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace patterns {

using clock = std::chrono::steady_clock;

/// AES-256 in counter mode, by Debian's libnettle, as it is: it knows nothing of tasks.
class cipher {
public:
    cipher() { nettle_aes256_set_encrypt_key(&key_, secret_.data()); }
    void encrypt(std::uint8_t* bytes, std::size_t size) {
        nettle_ctr_crypt(&key_, reinterpret_cast<nettle_cipher_func*>(nettle_aes256_encrypt), AES_BLOCK_SIZE,
                         counter_.data(), size, bytes, bytes);
    }

private:
    aes256_ctx key_{};
    std::array<std::uint8_t, AES256_KEY_SIZE> secret_{1, 2, 3};
    std::array<std::uint8_t, AES_BLOCK_SIZE> counter_{};
};

/// A computation of about so long, cut into equal pieces.
class computation {
public:
    static constexpr std::size_t piece = 16 * 1024;

    explicit computation(std::chrono::milliseconds length);
    [[nodiscard]] std::size_t pieces() const { return pieces_; }
    void do_piece() { cipher_.encrypt(buffer_.data(), piece); }
    void do_all() {
        for (std::size_t i = 0; i < pieces_; ++i) do_piece();
    }

private:
    cipher cipher_;
    std::vector<std::uint8_t> buffer_ = std::vector<std::uint8_t>(piece);
    std::size_t pieces_ = 1;
};

/// What a pattern was measured to do.
struct result {
    const char* name = "";
    const char* how = "";
    std::vector<double> latencies;       // microseconds, from the event to its handler
    double length = 0;                   // of the computation, milliseconds
    double processor = 0;                // used, of the time that it ran
    std::size_t frames = 0, stacks = 0;  // bytes of coroutine frames; how many stacks beside main's
};

/// When each event happened, and who is told: tell(when) runs on a thread above all others.
inline constexpr std::chrono::milliseconds between_events{2};
/// For a computation that may get no turn.
inline constexpr std::chrono::seconds longest_wait{3};

using pattern = void (*)(computation&, result&);
void plain(computation&, result&);
void chunked(computation&, result&);
void threaded(computation&, result&);
void deprioritised(computation&, result&);
void levels(computation&, result&);
void threads(computation&, result&);
void interrupts(computation&, result&);

}  // namespace patterns
