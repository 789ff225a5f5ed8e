// A library's function that takes long and knows nothing of tasks: AES-256 of Debian's libnettle, as it is.
#pragma once

#include <nettle/aes.h>
#include <nettle/ctr.h>
#include <nettle/sha2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <vector>

class message {
public:
    static constexpr std::size_t size = 32'000'000, piece = 16'000;

    message() { nettle_aes256_set_encrypt_key(&key_, secret_.data()); }
    [[nodiscard]] std::span<std::uint8_t> text() { return text_; }
    // From where the last call ended.
    void encrypt(std::span<std::uint8_t> part) {
        nettle_ctr_crypt(&key_, reinterpret_cast<nettle_cipher_func*>(nettle_aes256_encrypt), AES_BLOCK_SIZE,
                         counter_.data(), part.size(), part.data(), part.data());
    }
    // The beginning of its SHA-256: whoever encrypts it, and however it is cut.
    void print_digest() const {
        sha256_ctx hash;
        std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
        nettle_sha256_init(&hash);
        nettle_sha256_update(&hash, text_.size(), text_.data());
        nettle_sha256_digest(&hash, digest.size(), digest.data());
        std::printf("encrypted: %02x%02x%02x%02x\n", digest[0], digest[1], digest[2], digest[3]);
    }

private:
    aes256_ctx key_{};
    std::array<std::uint8_t, AES256_KEY_SIZE> secret_{1, 2, 3};
    std::array<std::uint8_t, AES_BLOCK_SIZE> counter_{};
    std::vector<std::uint8_t> text_ = std::vector<std::uint8_t>(size);
};
