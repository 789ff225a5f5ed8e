/* A server with a thread for each connection, as it might be installed: it knows of no checker, and serves for ever. */
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int served;

static void* serve(void* number) {
    const int connection = (int)(intptr_t)number;
    char text[4];
    if (recv(connection, text, sizeof text, MSG_WAITALL) == sizeof text) {
        const int seen = served;
        (void)!send(connection, text, sizeof text, MSG_NOSIGNAL);
        served = seen + 1;
    }
    close(connection);
    return NULL;
}

int main(void) {
    struct sockaddr_in where = {.sin_family = AF_INET, .sin_port = htons(7007), .sin_addr.s_addr = INADDR_ANY};
    const int listening = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listening, (struct sockaddr*)&where, sizeof where) != 0 || listen(listening, 10) != 0) return 1;
    for (;;) {
        const int connection = accept(listening, NULL, NULL);
        if (connection < 0) return 1;
        pthread_t thread;
        pthread_create(&thread, NULL, serve, (void*)(intptr_t)connection);
        pthread_detach(thread);
    }
}
