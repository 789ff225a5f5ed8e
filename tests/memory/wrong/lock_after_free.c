// The last one out frees the object, and its mutex with it, before the other has unlocked it.
#include <pthread.h>
#include <stdlib.h>

struct object {
    pthread_mutex_t lock;
    int users;
};

static void* leave(void* given) {
    struct object* one = given;
    pthread_mutex_lock(&one->lock);
    const int left = --one->users;
    pthread_mutex_unlock(&one->lock);
    if (left == 1) {
        pthread_mutex_lock(&one->lock);  // once more, to say goodbye
        pthread_mutex_unlock(&one->lock);
    }
    if (left == 0) free(one);
    return NULL;
}

int main(void) {
    struct object* one = calloc(1, sizeof *one);
    pthread_mutex_init(&one->lock, NULL);
    one->users = 2;
    pthread_t thread;
    pthread_create(&thread, NULL, leave, one);
    leave(one);
    pthread_join(thread, NULL);
}
