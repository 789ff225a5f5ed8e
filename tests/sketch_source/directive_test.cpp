#include "sketch/source/directive.hpp"

#include <gtest/gtest.h>

namespace pawl::sketch {
namespace {

TEST(Directive, HasANameAndARest) {
    EXPECT_EQ(name_of_directive("#  ifdef A"), "ifdef");
    EXPECT_EQ(name_of_directive("#"), "");
    EXPECT_EQ(rest_of_directive("#if A && \\\n    B // why"), "A &&     B");
    EXPECT_EQ(rest_of_directive("#if A /* over\nlines */ > 1"), "A   > 1");
    EXPECT_EQ(rest_of_directive("#define URL \"http://x\""), "URL \"http://x\"");
    EXPECT_EQ(rest_of_directive("#else"), "");
    EXPECT_EQ(rest_of_directive("#if A /* open"), "A");
}

TEST(Directive, NamesTheHeaderThatItIncludes) {
    EXPECT_EQ(included_by("#include <Arduino.h> // first").name, "Arduino.h");
    EXPECT_FALSE(included_by("#include <Arduino.h>").quoted);
    EXPECT_EQ(included_by("# include\"own.h\"").name, "own.h");
    EXPECT_TRUE(included_by("# include\"own.h\"").quoted);
    EXPECT_EQ(included_by("#include HEADER").name, "");
    EXPECT_EQ(included_by("#define include <x.h>").name, "");
    EXPECT_EQ(included_by("#include <open").name, "");
}

}  // namespace
}  // namespace pawl::sketch
