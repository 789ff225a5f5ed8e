// As much of GoogleTest as the unit tests of channels, locks and tasks use: the very same files run on a microcontroller.
//
// Not here: tests of death, which need a second process; and of exceptions, where the test is compiled without them. What stands in
// those is not run.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>

namespace testing {

class Test {
public:
    virtual ~Test() = default;
    virtual void SetUp() {}
    virtual void TearDown() {}
    virtual void TestBody() = 0;
};

/// One test. They stand in static storage and know each other.
class registered {
public:
    registered(const char* suite, const char* name, int variant, void (*run)()) noexcept;

    const char *suite, *name;
    int variant;  // which type of a typed test, from 0; -1: it is none
    void (*run)();
    registered* next = nullptr;
};
template <class T>
void run_one() {
    T test;
    Test& as_any = test;
    as_any.SetUp();
    as_any.TestBody();
    as_any.TearDown();
}

template <class... Each>
struct Types {};
template <template <class> class Test, class List>
struct typed_tests;
template <template <class> class Test, class... Each>
struct typed_tests<Test, Types<Each...>> {
    static inline int count = 0;
    registered all[sizeof...(Each)];
    typed_tests(const char* suite, const char* name) : all{{suite, name, count++, run_one<Test<Each>>}...} {}
};

/// A test of several values: runs once for each. What Values() says is kept with the class of the tests.
template <class T>
class TestWithParam : public Test {
public:
    using ParamType = T;
    [[nodiscard]] static const T& GetParam() noexcept { return *current_; }

    static inline const T* values_ = nullptr;
    static inline std::size_t values_count_ = 0;
    static inline const T* current_ = nullptr;
};
template <class... Each>
constexpr auto Values(Each... each) noexcept {
    return std::array{each...};
}
template <class Suite, class All>
bool instantiate(const All& values) noexcept {
    Suite::values_ = values.data();
    Suite::values_count_ = values.size();
    return true;
}
template <class T>
void run_for_each() {
    for (std::size_t i = 0; i < T::values_count_; ++i) {
        T::current_ = &T::values_[i];
        run_one<T>();
    }
}

struct printed_number {
    bool is_one = false;
    long long value = 0;
};
template <class T>
printed_number number(const T& value) noexcept {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>)
        return {true, static_cast<long long>(value)};
    else
        return {};
}

/// What is added to a failure is not printed.
struct message {
    template <class T>
    const message& operator<<(const T&) const noexcept {
        return *this;
    }
};
/// Assigned to, so that an assertion can stand behind a return.
class failure {
public:
    failure(const char* file, int line, const char* what, printed_number left = {}, printed_number right = {}) noexcept;
    void operator=(const message&) const noexcept {}
};
void skip() noexcept;
struct skipped {
    void operator=(const message&) const noexcept { skip(); }
};

struct compares {
    template <class A, class B>
    static bool equal(const A& a, const B& b) {
        return a == b;
    }
    static bool equal(std::size_t a, int b) { return a == static_cast<std::size_t>(b); }
};

}  // namespace testing

#define PAWL_TEST_NAME(suite, name) suite##_##name##_test
#define PAWL_TEST(suite, name, base)                                                                                 \
    struct PAWL_TEST_NAME(suite, name) : base {                                                                      \
        void TestBody() override;                                                                                    \
    };                                                                                                               \
    static ::testing::registered suite##_##name##_registered{#suite, #name, -1,                                      \
                                                             ::testing::run_one<PAWL_TEST_NAME(suite, name)>};       \
    void PAWL_TEST_NAME(suite, name)::TestBody()
#define TEST(suite, name) PAWL_TEST(suite, name, ::testing::Test)
#define TEST_F(suite, name) PAWL_TEST(suite, name, suite)

#define TEST_P(suite, name)                                                                                          \
    struct PAWL_TEST_NAME(suite, name) : suite {                                                                     \
        void TestBody() override;                                                                                    \
    };                                                                                                               \
    static ::testing::registered suite##_##name##_registered{#suite, #name, -1,                                      \
                                                             ::testing::run_for_each<PAWL_TEST_NAME(suite, name)>};  \
    void PAWL_TEST_NAME(suite, name)::TestBody()
#define INSTANTIATE_TEST_SUITE_P(prefix, suite, values, ...)  \
    static constexpr auto prefix##suite##_values = values;    \
    static const bool prefix##suite##_is_there = ::testing::instantiate<suite>(prefix##suite##_values)

#define TYPED_TEST_SUITE(suite, types) using suite##_types = types
#define TYPED_TEST(suite, name)                                                                                      \
    template <class T>                                                                                               \
    struct PAWL_TEST_NAME(suite, name) : suite<T> {                                                                  \
        using TypeParam = T;                                                                                         \
        void TestBody() override;                                                                                    \
    };                                                                                                               \
    static ::testing::typed_tests<PAWL_TEST_NAME(suite, name), suite##_types> suite##_##name##_registered{#suite, #name}; \
    template <class T>                                                                                               \
    void PAWL_TEST_NAME(suite, name)<T>::TestBody()

#define PAWL_FAILURE(...) ::testing::failure(__FILE__, __LINE__, __VA_ARGS__) = ::testing::message()
#define PAWL_EXPECT(condition, text) \
    if (condition)                   \
        ;                            \
    else                             \
        PAWL_FAILURE(text)
#define PAWL_ASSERT(condition, text) \
    if (condition)                   \
        ;                            \
    else                             \
        return PAWL_FAILURE(text)
#define PAWL_COMPARE(then, a, compare, b)                                                                    \
    if (const auto pawl_numbers =                                                                            \
            [&](const auto& pawl_a, const auto& pawl_b) -> ::std::optional<::std::pair<::testing::printed_number, ::testing::printed_number>> { \
            if (compare(pawl_a, pawl_b)) return ::std::nullopt;                                              \
            return ::std::pair{::testing::number(pawl_a), ::testing::number(pawl_b)};                        \
        }((a), (b));                                                                                         \
        !pawl_numbers)                                                                                       \
        ;                                                                                                    \
    else                                                                                                     \
        then PAWL_FAILURE(#a " and " #b, pawl_numbers->first, pawl_numbers->second)
#define PAWL_OPERATOR(op) [](const auto& l, const auto& r) { return l op r; }

#define EXPECT_TRUE(...) PAWL_EXPECT((__VA_ARGS__), #__VA_ARGS__)
#define EXPECT_FALSE(...) PAWL_EXPECT(!(__VA_ARGS__), "not " #__VA_ARGS__)
#define ASSERT_TRUE(...) PAWL_ASSERT((__VA_ARGS__), #__VA_ARGS__)
#define ASSERT_FALSE(...) PAWL_ASSERT(!(__VA_ARGS__), "not " #__VA_ARGS__)
#define EXPECT_EQ(a, b) PAWL_COMPARE(, a, PAWL_OPERATOR(==), b)
#define EXPECT_NE(a, b) PAWL_COMPARE(, a, PAWL_OPERATOR(!=), b)
#define EXPECT_LT(a, b) PAWL_COMPARE(, a, PAWL_OPERATOR(<), b)
#define EXPECT_LE(a, b) PAWL_COMPARE(, a, PAWL_OPERATOR(<=), b)
#define EXPECT_GT(a, b) PAWL_COMPARE(, a, PAWL_OPERATOR(>), b)
#define EXPECT_GE(a, b) PAWL_COMPARE(, a, PAWL_OPERATOR(>=), b)
#define ASSERT_EQ(a, b) PAWL_COMPARE(return, a, PAWL_OPERATOR(==), b)
#define ASSERT_NE(a, b) PAWL_COMPARE(return, a, PAWL_OPERATOR(!=), b)
#define ASSERT_LT(a, b) PAWL_COMPARE(return, a, PAWL_OPERATOR(<), b)
#define ASSERT_LE(a, b) PAWL_COMPARE(return, a, PAWL_OPERATOR(<=), b)
#define ASSERT_GT(a, b) PAWL_COMPARE(return, a, PAWL_OPERATOR(>), b)
#define ASSERT_GE(a, b) PAWL_COMPARE(return, a, PAWL_OPERATOR(>=), b)
#define EXPECT_STREQ(a, b) PAWL_EXPECT(::std::strcmp(a, b) == 0, #a " and " #b)
#define ADD_FAILURE() PAWL_FAILURE("failure")
#define FAIL() return PAWL_FAILURE("failure")
#define GTEST_SKIP() return ::testing::skipped{} = ::testing::message()
// A process would be needed.
#define EXPECT_DEATH(...) ::testing::message()
#define EXPECT_EXIT(...) ::testing::message()
#if defined(__cpp_exceptions)
#define EXPECT_THROW(statement, kind)                  \
    if ([&] {                                          \
            try {                                      \
                statement;                             \
            } catch (const kind&) {                    \
                return true;                           \
            } catch (...) {                            \
                return false;                          \
            }                                          \
            return false;                              \
        }())                                           \
        ;                                              \
    else                                               \
        PAWL_FAILURE(#statement " should throw " #kind)
#define EXPECT_NO_THROW(statement)   \
    if ([&] {                        \
            try {                    \
                statement;           \
            } catch (...) {          \
                return false;        \
            }                        \
            return true;             \
        }())                         \
        ;                            \
    else                             \
        PAWL_FAILURE(#statement " should not throw")
#else
#define EXPECT_THROW(...) ::testing::message()
#endif
