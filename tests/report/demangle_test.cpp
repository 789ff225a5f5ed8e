#include "check/report/demangle.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

TEST(Demangle, LeavesPlainNamesAlone) {
    EXPECT_EQ(demangled("main"), "main");
    EXPECT_EQ(demangled("pthread_mutex_lock"), "pthread_mutex_lock");
    EXPECT_EQ(demangled(""), "");
}

TEST(Demangle, ReadsCxx) {
    EXPECT_EQ(demangled("_ZN4ring4pushEi"), "ring::push(int)");
    EXPECT_EQ(demangled("_ZN4ring4pushEi.cold"), "ring::push(int)");
}

TEST(Demangle, ReadsRustsLegacyMangling) {
    EXPECT_EQ(demangled("_ZN3std4sync4mpsc17Receiver$LT$T$GT$8try_recv17h0123456789abcdefE"),
              "std::sync::mpsc::Receiver<T>::try_recv");
    EXPECT_EQ(
        demangled(
            "_ZN68_$LT$core..fmt..builders..PadAdapter$u20$as$u20$core..fmt..Write$GT$9write_str17h0123456789abcdefE"),
        "<core::fmt::builders::PadAdapter as core::fmt::Write>::write_str");
    EXPECT_EQ(demangled("_ZN3app4main28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE"), "app::main::{{closure}}");
}

// Examples of RFC 2603 and of rustc-demangle's documentation.
TEST(Demangle, ReadsRustsNewerMangling) {
    EXPECT_EQ(demangled("_RNvC6_123foo3bar"), "123foo::bar");
    EXPECT_EQ(demangled("_RNCNCNgCs6DXkGYLi8lr_2cc5spawn00B5_"), "cc::spawn::{closure#0}::{closure#0}");
    EXPECT_EQ(
        demangled("_RINbNbCskIICzLVDPPb_5alloc5alloc8box_freeDINbNiB4_5boxed5FnBoxuEp6OutputuEL_ECs1iopQbuBiw2_3std"),
        "alloc::alloc::box_free<dyn alloc::boxed::FnBox<()>>");
    EXPECT_EQ(demangled("_RNvMC0INtC8arrayvec8ArrayVechKj7b_E3new"), "<arrayvec::ArrayVec<u8, 123>>::new");
}

TEST(Demangle, GivesBackWhatItCannotRead) {
    for (const char* name : {"_R", "_RX", "_RNvC", "_RNvC9999x", "_ZN", "_ZNzz", "_RB_", "_RNvB9_3foo"})
        EXPECT_EQ(demangled(name), name);
}

TEST(Demangle, SurvivesDeepNesting) {
    EXPECT_EQ(demangled("_RNv" + std::string(5000, 'N')), "_RNv" + std::string(5000, 'N'));
}

}  // namespace
}  // namespace pawl::check::report
