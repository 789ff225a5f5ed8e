#include "sketch/source/board.hpp"

#include <algorithm>

#include "sketch/source/directive.hpp"

namespace pawl::sketch {
namespace {

using sources = std::span<const std::vector<token>>;
using words = std::span<const std::string_view>;

// A name that ends with * stands for all that begin so.
bool matches(std::string_view name, std::string_view pattern) {
    return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1)) : name == pattern;
}

constexpr std::string_view avr_headers[] = {"Arduino_FreeRTOS.h", "avr/*", "util/delay.h", "util/atomic.h"};
constexpr std::string_view esp32_headers[] = {"esp_*",       "esp32*",        "esp/*",        "driver/*",
                                              "soc/*",       "rom/*",         "nvs_flash.h",  "WiFi.h",
                                              "WiFiMulti.h", "WebServer.h",   "HTTPClient.h", "ESPmDNS.h",
                                              "BLE*",        "Preferences.h", "SPIFFS.h",     "LittleFS.h",
                                              "freertos/*",  "AsyncTCP.h",    "ESPAsync*",    "BluetoothSerial.h",
                                              "NimBLE*",     "Ticker.h"};
constexpr std::string_view esp32_words[] = {"xTaskCreatePinnedToCore",
                                            "xTaskCreateStaticPinnedToCore",
                                            "IRAM_ATTR",
                                            "DRAM_ATTR",
                                            "RTC_DATA_ATTR",
                                            "hw_timer_t",
                                            "portMUX_TYPE",
                                            "portMUX_INITIALIZER_UNLOCKED",
                                            "xPortGetCoreID",
                                            "ARDUINO_RUNNING_CORE",
                                            "ledcSetup",
                                            "ledcAttachPin",
                                            "ledcAttach",
                                            "timerBegin",
                                            "touchRead",
                                            "hallRead",
                                            "esp_*",
                                            "gpio_set_level",
                                            "ESP_LOGI",
                                            "ESP_LOGE",
                                            "ESP_LOGW",
                                            "ESP_ERROR_CHECK",
                                            "vTaskGetRunTimeStats",
                                            "xRingbufferCreate",
                                            "ESP"};
constexpr std::string_view standard_headers[] = {"vector", "string", "map", "queue",  "deque",  "list",  "functional",
                                                 "memory", "array",  "set", "thread", "atomic", "mutex", "algorithm"};
constexpr std::string_view generic_headers[] = {"FreeRTOS.h", "FreeRTOSConfig.h", "STM32FreeRTOS.h", "cmsis_os.h",
                                                "cmsis_os2.h"};
constexpr std::string_view pawl_headers[] = {"pawl/*"};
constexpr std::string_view asking_headers[] = {"FreeRTOS.h", "freertos/*", "STM32FreeRTOS.h", "Arduino.h",
                                               "Arduino_FreeRTOS.h"};
constexpr std::string_view freertos_words[] = {
    "xTaskCreate",  "xTaskCreateStatic", "vTaskDelay",        "vTaskDelayUntil",   "xQueueCreate", "xSemaphoreCreate*",
    "TaskHandle_t", "xTimerCreate",      "xEventGroupCreate", "SemaphoreHandle_t", "QueueHandle_t"};

std::string first_include(sources all, words wanted) {
    for (const auto& tokens : all)
        for (const token& one : tokens) {
            if (one.what != token::kind::directive) continue;
            const std::string name = included_by(one.text).name;
            for (const std::string_view pattern : wanted)
                if (!name.empty() && matches(name, pattern)) return name;
        }
    return {};
}

std::string first_word(sources all, words wanted) {
    for (const auto& tokens : all)
        for (const token& one : tokens)
            for (const std::string_view pattern : wanted)
                if (one.is_word() && matches(one.text, pattern)) return std::string(one.text);
    return {};
}

// The Uno's Serial has no printf.
bool prints_formatted(sources all) {
    return std::ranges::any_of(all, [](const std::vector<token>& tokens) {
        for (std::size_t i = 2; i < tokens.size(); ++i)
            if (tokens[i].is("printf") && tokens[i - 1].is(".") && tokens[i - 2].text.starts_with("Serial"))
                return true;
        return false;
    });
}

// What libpawl is compiled with the Uno does not have, whatever else the sketch includes.
bool includes_pawl(sources all) { return !first_include(all, pawl_headers).empty(); }

}  // namespace

std::string_view name_of(board which) {
    switch (which) {
        case board::avr: return "Arduino Uno (AVR)";
        case board::esp32: return "ESP32";
        case board::generic: return "generic board";
    }
    return "";
}

std::vector<std::string> macros_of(board which) {
    switch (which) {
        case board::avr:
            return {"-DPAWL_BOARD_AVR", "-DARDUINO=10819",      "-DARDUINO_AVR_UNO", "-DARDUINO_ARCH_AVR",
                    "-D__AVR__",        "-D__AVR_ATmega328P__", "-DF_CPU=16000000L"};
        case board::esp32:
            return {"-DPAWL_BOARD_ESP32", "-DARDUINO=10819",   "-DARDUINO_ESP32_DEV", "-DARDUINO_ARCH_ESP32", "-DESP32",
                    "-DESP_PLATFORM",     "-DF_CPU=240000000L"};
        case board::generic: return {"-DPAWL_BOARD_GENERIC", "-DARDUINO=10819", "-DF_CPU=100000000L"};
    }
    return {};
}

std::optional<board> board_in_flags(const std::vector<std::string>& flags) {
    for (const board one : {board::avr, board::esp32, board::generic})
        if (std::ranges::find(flags, macros_of(one).front()) != flags.end()) return one;
    return std::nullopt;
}

bool asks_for_board(sources all) { return !first_include(all, asking_headers).empty(); }

board_choice board_of_sketch(sources all) {
    if (auto name = first_include(all, avr_headers); !name.empty() && !includes_pawl(all))
        return {board::avr, "it includes " + name};
    if (auto name = first_include(all, esp32_headers); !name.empty()) return {board::esp32, "it includes " + name};
    if (auto word = first_word(all, esp32_words); !word.empty()) return {board::esp32, "it uses " + word};
    if (auto name = first_include(all, generic_headers); !name.empty()) return {board::generic, "it includes " + name};
    // Only the ESP32's Arduino.h brings FreeRTOS along.
    if (auto word = first_word(all, freertos_words); !word.empty())
        return {board::esp32, "it uses " + word + " without including FreeRTOS"};
    if (prints_formatted(all)) return {board::esp32, "it uses Serial.printf, which the Uno does not have"};
    if (includes_pawl(all)) return {board::generic, "it includes " + first_include(all, pawl_headers)};
    if (auto name = first_include(all, standard_headers); !name.empty())
        return {board::esp32, "it includes <" + name + ">, which the Uno does not have"};
    return {board::avr, "nothing in it asks for another"};
}

board_choice board_of_program(sources all) {
    if (auto name = first_include(all, avr_headers); !name.empty()) return {board::avr, "it includes " + name};
    if (auto word = first_word(all, esp32_words); !word.empty()) return {board::esp32, "it uses " + word};
    const std::string name = first_include(all, asking_headers);
    return {board::generic, name.empty() ? "nothing in it asks for another" : "it includes " + name};
}

}  // namespace pawl::sketch
