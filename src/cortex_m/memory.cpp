// What the compiler calls to copy and to fill. Small: the C library's are ten times the size, for copies that firmware seldom has.
#include <cstddef>
#include <cstdint>

extern "C" {
// Not turned into calls of themselves.
[[gnu::optimize("no-tree-loop-distribute-patterns")]] void* memcpy(void* to, const void* from, std::size_t size) {
    auto* into = static_cast<std::byte*>(to);
    const auto* out_of = static_cast<const std::byte*>(from);
    if (((reinterpret_cast<std::uintptr_t>(to) | reinterpret_cast<std::uintptr_t>(from)) & 3) == 0)
        for (; size >= 4; size -= 4, into += 4, out_of += 4)
            *reinterpret_cast<std::uint32_t*>(into) = *reinterpret_cast<const std::uint32_t*>(out_of);
    while (size-- != 0) *into++ = *out_of++;
    return to;
}
[[gnu::optimize("no-tree-loop-distribute-patterns")]] void* memset(void* to, int value, std::size_t size) {
    auto* into = static_cast<std::byte*>(to);
    if ((reinterpret_cast<std::uintptr_t>(to) & 3) == 0)
        for (const std::uint32_t four = static_cast<std::uint8_t>(value) * 0x0101'0101u; size >= 4; size -= 4, into += 4)
            *reinterpret_cast<std::uint32_t*>(into) = four;
    while (size-- != 0) *into++ = static_cast<std::byte>(value);
    return to;
}
}
