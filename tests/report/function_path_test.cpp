#include "check/report/function_path.hpp"

#include <gtest/gtest.h>

namespace pawl::check::report {
namespace {

TEST(FunctionPath, DropsParametersAndTemplateArguments) {
    EXPECT_EQ(path_of("ring<message, 8ul>::push(message const&)").whole(), "ring::push");
    EXPECT_EQ(path_of("main").whole(), "main");
}

TEST(FunctionPath, DropsTheResultOfATemplateFunction) {
    EXPECT_EQ(path_of("void std::thread::_M_start<int>(int)").whole(), "std::thread::_M_start");
    EXPECT_EQ(path_of("std::vector<int, std::allocator<int>> make<int>()").last(), "make");
}

TEST(FunctionPath, KeepsOperators) {
    EXPECT_EQ(path_of("A::operator()(int) const").whole(), "A::operator()");
    EXPECT_EQ(path_of("std::operator<< <char>(std::ostream&, char)").last(), "operator<<");
    EXPECT_EQ(path_of("A<int>::operator->() const").whole(), "A::operator->");
    EXPECT_EQ(path_of("A::operator bool() const").last(), "operator bool");
}

TEST(FunctionPath, NamesTheFunctionThatALambdaStandsIn) {
    const auto path = path_of("main::{lambda(int)#1}::operator()(int) const");
    EXPECT_EQ(path.whole(), "a closure in main");
    EXPECT_EQ(path.last(), "main");
    EXPECT_EQ(path_of("app::main::{closure#0}::{closure#1}").short_name(), "a closure in main");
    EXPECT_EQ(path_of("(anonymous namespace)::run()::{lambda()#2}::operator()() const").last(), "run");
}

TEST(FunctionPath, ReadsRustsImplementations) {
    EXPECT_EQ(path_of("<std::sync::mpsc::Receiver<i32>>::try_recv").whole(), "std::sync::mpsc::Receiver::try_recv");
    const auto path = path_of("<app::Task as core::ops::drop::Drop>::drop");
    EXPECT_EQ(path.whole(), "app::Task::drop");
    EXPECT_EQ(path.trait, "core::ops::drop::Drop");
    EXPECT_EQ(path_of("std::sync::mpsc::Receiver<T>::try_recv").whole(), "std::sync::mpsc::Receiver::try_recv");
}

TEST(FunctionPath, KeepsUnnamedNamespaces) {
    EXPECT_EQ(path_of("(anonymous namespace)::go(int)").whole(), "(anonymous namespace)::go");
}

}  // namespace
}  // namespace pawl::check::report
