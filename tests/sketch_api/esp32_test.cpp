// The ESP32's timers, Ticker, pulse width and chip.
#include <gmock/gmock.h>

#include "fake_board.hpp"

#include <Arduino.h>
#include <FunctionalInterrupt.h>
#include <Preferences.h>
#include <Ticker.h>
#include <esp_sleep.h>
#include <esp_task_wdt.h>

using testing::Contains;
using testing::ElementsAre;

namespace {

int alarms = 0;
void on_alarm() { ++alarms; }

class Esp32 : public testing::Test {
protected:
    Esp32() {
        board = {};
        alarms = 0;
        for (hw_timer_t& timer : pawl_sketch::timers) timer = {};
    }
};

TEST_F(Esp32, TimersOfVersionTwoCountTicksOfTheirDivider) {
    hw_timer_t* timer = timerBegin(0, 80, true);
    timerAttachInterrupt(timer, &on_alarm, true);
    timerAlarmWrite(timer, 500000, true);
    timerAlarmEnable(timer);
    EXPECT_THAT(board.calls, ElementsAre("timer 0", "timer start 0", "alarm 0 500000000 1 0"));
    board.handler(board.argument);
    EXPECT_EQ(alarms, 1);
    board.timer_clock = 2500000;
    EXPECT_EQ(timerRead(timer), 2500u);
    timerAlarmDisable(timer);
    EXPECT_FALSE(timerAlarmEnabled(timer));
}

TEST_F(Esp32, TimersOfVersionThreeHaveAFrequency) {
    hw_timer_t* timer = timerBegin(1000);
    timerAttachInterrupt(timer, on_alarm);
    timerAlarm(timer, 250, false, 0);
    EXPECT_THAT(board.calls, Contains("alarm 0 250000000 0 0"));
    timerWrite(timer, 7);
    EXPECT_EQ(board.timer_clock, 7000000u);
    timerStop(timer);
    timerEnd(timer);
    EXPECT_THAT(board.calls, Contains("timer delete 0"));
}

TEST_F(Esp32, ThereAreFourTimers) {
    for (int i = 0; i < 4; ++i) EXPECT_NE(timerBegin(1000000), nullptr);
    EXPECT_EQ(timerBegin(1000000), nullptr);
    EXPECT_EQ(timerBegin(4, 80, true), nullptr);
    EXPECT_ANY_THROW(timerBegin(0, 80, false));
}

TEST_F(Esp32, TimersOfMicrosecondsRunInTheBoardsTask) {
    esp_timer_handle_t timer;
    esp_timer_create_args_t arguments = {};
    arguments.callback = [](void* at) { ++*static_cast<int*>(at); };
    arguments.arg = &alarms;
    EXPECT_EQ(esp_timer_create(&arguments, &timer), ESP_OK);
    EXPECT_EQ(esp_timer_start_once(timer, 500), ESP_OK);
    EXPECT_EQ(esp_timer_start_once(timer, 500), ESP_ERR_INVALID_STATE);
    EXPECT_THAT(board.calls, ElementsAre("timer 1", "alarm 0 500000 0 0", "timer start 0"));
    board.handler(board.argument);
    EXPECT_EQ(alarms, 1);
    board.timer_waits = false;
    EXPECT_FALSE(esp_timer_is_active(timer));
    EXPECT_EQ(esp_timer_delete(timer), ESP_OK);
}

TEST_F(Esp32, TickerCallsWithAndWithoutArgument) {
    Ticker ticker;
    ticker.attach(0.5, on_alarm);
    EXPECT_THAT(board.calls, Contains("alarm 0 500000000 1 0"));
    board.handler(board.argument);
    static float given;
    ticker.once_ms(
        3, +[](float argument) { given = argument; }, 2.5f);
    EXPECT_THAT(board.calls, Contains("alarm 1 3000000 0 0"));
    board.handler(board.argument);
    EXPECT_EQ(given, 2.5f);
    EXPECT_TRUE(ticker.active());
    ticker.detach();
    EXPECT_FALSE(ticker.active());
}

TEST_F(Esp32, PulseWidthGoesByChannelAndByPin) {
    ledcSetup(3, 5000, 8);
    ledcAttachPin(16, 3);
    ledcWrite(3, 100);
    ledcAttach(17, 5000, 8);
    ledcWrite(17, 200);
    EXPECT_THAT(board.calls, ElementsAre("mode 16 1", "analog 16 100", "mode 17 1", "analog 17 200"));
    EXPECT_EQ(ledcRead(3), 100u);
}

TEST_F(Esp32, PinsAndInterruptsHaveNumbersOfTheirOwn) {
    pinMode(2, OUTPUT);
    pinMode(4, INPUT_PULLUP);
    pinMode(5, INPUT);
    attachInterrupt(4, on_alarm, RISING);
    attachInterrupt(4, on_alarm, CHANGE);
    EXPECT_THAT(board.calls, ElementsAre("mode 2 1", "mode 4 2", "mode 5 0", "attach 4 3", "attach 4 1"));
    board.analog[34] = 4095;
    EXPECT_EQ(analogRead(34), 4095);
}

TEST_F(Esp32, PinsByTheChipsOwnFunctions) {
    gpio_config_t config = {};
    config.pin_bit_mask = 1ull << GPIO_NUM_4;
    config.mode = GPIO_MODE_INPUT;
    config.pull_up_en = GPIO_PULLUP_ENABLE;
    config.intr_type = GPIO_INTR_NEGEDGE;
    gpio_config(&config);
    gpio_install_isr_service(0);
    gpio_isr_handler_add(
        GPIO_NUM_4, [](void* at) { ++*static_cast<int*>(at); }, &alarms);
    board.handler(board.argument);
    EXPECT_EQ(alarms, 1);
    gpio_set_direction(GPIO_NUM_2, GPIO_MODE_OUTPUT);
    gpio_set_level(GPIO_NUM_2, 1);
    EXPECT_EQ(gpio_get_level(GPIO_NUM_2), 1);
    EXPECT_THAT(board.calls, ElementsAre("mode 4 2", "attach 4 2", "mode 2 1", "write 2 1"));
}

TEST_F(Esp32, AnythingThatCanBeCalledHandlesAnInterrupt) {
    int presses = 0;
    attachInterrupt(
        4, [&presses] { ++presses; }, FALLING);
    board.handler(board.argument);
    EXPECT_EQ(presses, 1);
}

TEST_F(Esp32, PreferencesKeepValuesByName) {
    Preferences settings;
    EXPECT_EQ(settings.putInt("n", 1), 0u);
    settings.begin("app");
    EXPECT_EQ(settings.getInt("n", -7), -7);
    EXPECT_EQ(settings.putInt("n", 42), 4u);
    settings.putString("name", "pawl");
    settings.end();

    Preferences other;
    other.begin("other", true);
    EXPECT_FALSE(other.isKey("n"));
    EXPECT_EQ(other.putInt("n", 1), 0u);

    settings.begin("app", false);
    EXPECT_EQ(settings.getInt("n"), 42);
    EXPECT_STREQ(settings.getString("name").c_str(), "pawl");
    EXPECT_EQ(settings.getDouble("name", 1.5), 1.5);  // of another size
    EXPECT_TRUE(settings.remove("n"));
    EXPECT_FALSE(settings.isKey("n"));
    settings.clear();
    EXPECT_FALSE(settings.isKey("name"));
}

TEST_F(Esp32, SleepIsRefusedByName) {
    EXPECT_EQ(esp_task_wdt_init(5, true), ESP_OK);
    EXPECT_ANY_THROW(esp_deep_sleep_start());
}

TEST_F(Esp32, RandomNumbersOfTheChipKnowNoSeed) {
    pawl_sketch::hardware_random_counter = 2;
    const uint32_t first = esp_random();
    randomSeed(7);
    pawl_sketch::hardware_random_counter = 2;
    EXPECT_EQ(esp_random(), first);
}

TEST_F(Esp32, TheChipAnswers) {
    EXPECT_EQ(ESP.getFreeHeap(), 200000u);
    EXPECT_EQ(ESP.getChipCores(), 2);
    board.now = 1000000;
    EXPECT_EQ(ESP.getCycleCount(), 240000u);
    EXPECT_EQ(esp_timer_get_time(), 1000);
    ESP.restart();
    EXPECT_THAT(board.calls, ElementsAre("restart"));
    EXPECT_ANY_THROW(ESP.deepSleep(1));
}

}  // namespace
