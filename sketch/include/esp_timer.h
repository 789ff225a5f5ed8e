/* The ESP32's timers of microseconds: their callbacks run one after the other in a task of the board's own. */
#ifndef PAWL_ESP_TIMER_H
#define PAWL_ESP_TIMER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "esp_err.h"
#include "pawl_sketch/board_calls.h"

typedef void (*esp_timer_cb_t)(void* arg);
typedef enum { ESP_TIMER_TASK, ESP_TIMER_ISR } esp_timer_dispatch_t;

typedef struct {
    esp_timer_cb_t callback;
    void* arg;
    esp_timer_dispatch_t dispatch_method;
    const char* name;
    bool skip_unhandled_events;
} esp_timer_create_args_t;

struct esp_timer {
    int of_board;
    bool started;
    bool periodic;
    uint64_t microseconds;
};
typedef struct esp_timer* esp_timer_handle_t;

PAWL_CORE int64_t esp_timer_get_time(void) { return (int64_t)(pawl_board_now() / 1000u); }

PAWL_CORE esp_err_t esp_timer_create(const esp_timer_create_args_t* arguments, esp_timer_handle_t* handle) {
    struct esp_timer* timer;
    if (!arguments || !arguments->callback || !handle) return ESP_ERR_INVALID_ARG;
    timer = (struct esp_timer*)calloc(1, sizeof *timer);
    if (!timer) return ESP_ERR_NO_MEM;
    timer->of_board = pawl_board_timer_create(arguments->dispatch_method == ESP_TIMER_TASK);
    if (timer->of_board < 0) {
        free(timer);
        return ESP_ERR_NO_MEM;
    }
    pawl_board_timer_attach(timer->of_board, arguments->callback, arguments->arg);
    *handle = timer;
    return ESP_OK;
}

PAWL_CORE bool esp_timer_is_active(esp_timer_handle_t timer) {
    if (!timer || !timer->started) return false;
    return timer->periodic || pawl_board_timer_read(timer->of_board) < timer->microseconds * 1000u;
}

PAWL_CORE esp_err_t pawl_esp_timer_start(esp_timer_handle_t timer, uint64_t microseconds, bool periodic) {
    if (!timer) return ESP_ERR_INVALID_ARG;
    if (esp_timer_is_active(timer)) return ESP_ERR_INVALID_STATE;
    timer->started = true;
    timer->periodic = periodic;
    timer->microseconds = microseconds;
    pawl_board_timer_write(timer->of_board, 0);
    pawl_board_timer_alarm(timer->of_board, microseconds * 1000u, periodic, 0);
    pawl_board_timer_start(timer->of_board);
    return ESP_OK;
}

PAWL_CORE esp_err_t esp_timer_start_once(esp_timer_handle_t timer, uint64_t microseconds) {
    return pawl_esp_timer_start(timer, microseconds, false);
}
PAWL_CORE esp_err_t esp_timer_start_periodic(esp_timer_handle_t timer, uint64_t microseconds) {
    return pawl_esp_timer_start(timer, microseconds, true);
}

PAWL_CORE esp_err_t esp_timer_stop(esp_timer_handle_t timer) {
    if (!timer) return ESP_ERR_INVALID_ARG;
    if (!esp_timer_is_active(timer)) return ESP_ERR_INVALID_STATE;
    timer->started = false;
    pawl_board_timer_stop(timer->of_board);
    pawl_board_timer_no_alarm(timer->of_board);
    return ESP_OK;
}

PAWL_CORE esp_err_t esp_timer_restart(esp_timer_handle_t timer, uint64_t microseconds) {
    const bool periodic = timer && timer->periodic;
    const esp_err_t stopped = esp_timer_stop(timer);
    return stopped == ESP_OK ? pawl_esp_timer_start(timer, microseconds, periodic) : stopped;
}

PAWL_CORE esp_err_t esp_timer_delete(esp_timer_handle_t timer) {
    if (!timer) return ESP_ERR_INVALID_ARG;
    if (esp_timer_is_active(timer)) return ESP_ERR_INVALID_STATE;
    pawl_board_timer_delete(timer->of_board);
    free(timer);
    return ESP_OK;
}

#endif
