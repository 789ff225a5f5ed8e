/* A server and its clients in one program, over the loopback. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "expect.h"
static struct sockaddr_in where;
static int listening;
static void* serves(void* unused) {
    for (int i = 0; i < 2; ++i) {
        const int one = accept(listening, NULL, NULL);
        EXPECT(one >= 0);
        char text[8] = "";
        EXPECT(recv(one, text, 5, MSG_WAITALL) == 5 && strcmp(text, "hello") == 0);
        EXPECT(send(one, "bye", 3, 0) == 3 && close(one) == 0);
    }
    return unused;
}
static void* asks(void* unused) {
    const int one = socket(AF_INET, SOCK_STREAM, 0);
    EXPECT(connect(one, (struct sockaddr*)&where, sizeof where) == 0);
    EXPECT(write(one, "he", 2) == 2 && write(one, "llo", 3) == 3);
    char text[8] = "";
    EXPECT(recv(one, text, 8, MSG_WAITALL) == 3 && strcmp(text, "bye") == 0);
    EXPECT(close(one) == 0);
    return unused;
}
int main(void) {
    listening = socket(AF_INET, SOCK_STREAM, 0);
    where.sin_family = AF_INET;
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof where;
    const int yes = 1;
    EXPECT(setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0);
    EXPECT(bind(listening, (struct sockaddr*)&where, sizeof where) == 0 && listen(listening, 5) == 0);
    EXPECT(getsockname(listening, (struct sockaddr*)&where, &length) == 0 && where.sin_port != 0);
    pthread_t server, client;
    pthread_create(&server, NULL, serves, NULL);
    pthread_create(&client, NULL, asks, NULL);
    asks(NULL);
    pthread_join(server, NULL);
    pthread_join(client, NULL);
    EXPECT(close(listening) == 0);
    return 0;
}
