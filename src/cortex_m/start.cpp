// From the reset to main(): RAM is filled, static objects are constructed. The program ends as main() does.
#include <pawl/port/cortex_m/semihosting.hpp>

#include <cstdint>
#include <cstring>

extern "C" {
// Of the linker script: places, not objects.
extern const std::uint32_t pawl_data_image[];
extern std::uint32_t pawl_data_begin[], pawl_data_end[], pawl_zeroed_begin[], pawl_zeroed_end[], pawl_left_begin[];
extern void (*const pawl_constructors_begin[])();
extern void (*const pawl_constructors_end[])();

// Under another name: C++ lets nobody call main().
int pawl_main() asm("main");

// What has never been used of the stack still holds this (stack_use.hpp).
constexpr std::uint32_t paint = 0x7061'776c;

[[noreturn]] void pawl_reset() {
    // Word by word: nothing may rely on a library before its data stands there.
    const std::uint32_t* from = pawl_data_image;
    for (std::uint32_t* to = pawl_data_begin; to != pawl_data_end;) *to++ = *from++;
    for (std::uint32_t* to = pawl_zeroed_begin; to != pawl_zeroed_end;) *to++ = 0;
    const auto* const here = static_cast<std::uint32_t*>(__builtin_frame_address(0));
    for (std::uint32_t* to = pawl_left_begin; to < here - 16;) *to++ = paint;
    for (auto* each = pawl_constructors_begin; each != pawl_constructors_end; ++each) (*each)();
    pawl::port::semihosting::exit(pawl_main());
}

// A program that ends by itself: newlib's would bring signals and printf.
[[noreturn]] void abort() { pawl::port::semihosting::exit(134); }

// Static objects stay until the end of the program, which is the end of everything.
int __aeabi_atexit(void*, void (*)(void*), void*) { return 0; }
int atexit(void (*)()) { return 0; }
void* __dso_handle = nullptr;
}

namespace __cxxabiv1 {
extern "C" [[noreturn]] void __cxa_pure_virtual() {
    pawl::port::semihosting::write("pawl: a function that is not there was called\n");
    abort();
}
}  // namespace __cxxabiv1
