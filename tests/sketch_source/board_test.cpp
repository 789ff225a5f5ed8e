#include "sketch/source/board.hpp"

#include <gtest/gtest.h>

namespace pawl::sketch {
namespace {

std::string sketch(std::string_view text) {
    const std::vector<std::vector<token>> all = {tokens_of(text)};
    const board_choice found = board_of_sketch(all);
    return std::string(name_of(found.which)) + ", " + found.reason;
}
std::string program(std::string_view text) {
    const std::vector<std::vector<token>> all = {tokens_of(text)};
    const board_choice found = board_of_program(all);
    return std::string(name_of(found.which)) + ", " + found.reason;
}

TEST(Board, IsGuessedFromWhatASketchIncludes) {
    EXPECT_EQ(sketch("#include <Arduino_FreeRTOS.h>\n#include <semphr.h>\n"),
              "Arduino Uno (AVR), it includes Arduino_FreeRTOS.h");
    EXPECT_EQ(sketch("#include <avr/sleep.h>"), "Arduino Uno (AVR), it includes avr/sleep.h");
    EXPECT_EQ(sketch("#include <freertos/task.h>"), "ESP32, it includes freertos/task.h");
    EXPECT_EQ(sketch("#include <WiFi.h>"), "ESP32, it includes WiFi.h");
    EXPECT_EQ(sketch("#include \"esp_system.h\""), "ESP32, it includes esp_system.h");
    EXPECT_EQ(sketch("#include <FreeRTOS.h>"), "generic board, it includes FreeRTOS.h");
    EXPECT_EQ(sketch("#include <Arduino_FreeRTOS.h>\n#include <pawl/lock.hpp>"),
              "generic board, it includes pawl/lock.hpp");
    EXPECT_EQ(sketch("#include <pawl/lock.hpp>\nvoid IRAM_ATTR f();"), "ESP32, it uses IRAM_ATTR");
    EXPECT_EQ(sketch("#include <vector>"), "ESP32, it includes <vector>, which the Uno does not have");
}

TEST(Board, IsGuessedFromWhatASketchUses) {
    EXPECT_EQ(sketch("void setup() { xTaskCreatePinnedToCore(f, \"f\", 1, 0, 1, 0, 1); }"),
              "ESP32, it uses xTaskCreatePinnedToCore");
    EXPECT_EQ(sketch("void IRAM_ATTR onTimer() {}"), "ESP32, it uses IRAM_ATTR");
    EXPECT_EQ(sketch("hw_timer_t* timer;"), "ESP32, it uses hw_timer_t");
    EXPECT_EQ(sketch("void loop() { vTaskDelay(1); }"), "ESP32, it uses vTaskDelay without including FreeRTOS");
    EXPECT_EQ(sketch("void loop() { Serial.printf(\"%d\", 1); }"),
              "ESP32, it uses Serial.printf, which the Uno does not have");
}

TEST(Board, IsTheUnoWhereNothingTells) {
    EXPECT_EQ(sketch("void setup() { Serial.begin(9600); } // xTaskCreate WiFi.h\nconst char* a = \"hw_timer_t\";"),
              "Arduino Uno (AVR), nothing in it asks for another");
    EXPECT_EQ(sketch(""), "Arduino Uno (AVR), nothing in it asks for another");
}

TEST(Board, OfAProgramWithAMainIsTheGenericOne) {
    EXPECT_EQ(program("#include \"FreeRTOS.h\""), "generic board, it includes FreeRTOS.h");
    EXPECT_EQ(program("#include \"freertos/FreeRTOS.h\""), "generic board, it includes freertos/FreeRTOS.h");
    EXPECT_EQ(program("#include \"freertos/FreeRTOS.h\"\nint a = xPortGetCoreID();"), "ESP32, it uses xPortGetCoreID");
}

TEST(Board, IsAskedForByFreeRtosAndArduinoAlone) {
    const auto asks = [](std::string_view text) {
        const std::vector<std::vector<token>> all = {tokens_of(text)};
        return asks_for_board(all);
    };
    EXPECT_TRUE(asks("#include <FreeRTOS.h>"));
    EXPECT_TRUE(asks("#include <freertos/task.h>"));
    EXPECT_TRUE(asks("#include <Arduino.h>"));
    EXPECT_FALSE(asks("#include <pthread.h>\n#include \"driver/lamp.h\"\n// #include <FreeRTOS.h>\n#include <WiFi.h>"));
}

TEST(Board, IsFoundInFlags) {
    EXPECT_EQ(board_in_flags({"-O1", "-DPAWL_BOARD_ESP32"}), board::esp32);
    EXPECT_EQ(board_in_flags({"-DPAWL_BOARD_AVR"}), board::avr);
    EXPECT_EQ(board_in_flags({"-DARDUINO"}), std::nullopt);
}

}  // namespace
}  // namespace pawl::sketch
